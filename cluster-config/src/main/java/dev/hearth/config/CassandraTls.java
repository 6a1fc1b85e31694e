package dev.hearth.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;

/** Has the driver speak TLS with Cassandra: {@code hearth.cassandra.tls}. */
final class CassandraTls {
    private static final String FACTORY = "datastax-java-driver.advanced.ssl-engine-factory";

    private CassandraTls() {}

    /** @throws InvalidSettings when it is on and the files cannot be used */
    static Config apply(Config config) {
        var in = SettingsReader.of(config, "hearth.cassandra.tls");
        var unused = in.flag("verify-host");
        if (!in.flag("enabled")) {
            return in.finish(config);
        }
        var files = new PemCheck(in);
        if (!in.optionalString("authority-file").isEmpty()) {
            files.authority("authority-file");
        }
        if (!in.optionalString("certificate-file").isEmpty()
                || !in.optionalString("key-file").isEmpty()) {
            files.own("certificate-file", "key-file");
        }
        var factory = config.getConfig("hearth.cassandra.tls")
                .withoutPath("enabled")
                .withFallback(ConfigFactory.parseString("class = dev.hearth.store.cassandra.PemSslEngineFactory"));
        return in.finish(factory.atPath(FACTORY).withFallback(config));
    }
}
