package dev.hearth.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.time.Duration;

/** Switches what nodes say to each other to TLS, in which both sides show a certificate: {@code hearth.cluster.tls}. */
final class NodeTls {
    private static final Config ENCRYPTED = ConfigFactory.parseString("pekko.remote.artery.transport = tls-tcp");

    private NodeTls() {}

    /** @throws InvalidSettings when it is on and the files cannot be used */
    static Config apply(Config config) {
        var in = SettingsReader.of(config, "hearth.cluster.tls");
        var unused = in.duration("reload-after", Duration.ofSeconds(1), Duration.ofHours(1));
        if (!in.flag("enabled")) {
            return in.finish(config);
        }
        new PemCheck(in).ownOfNode("certificate-file", "key-file", "authority-file");
        return in.finish(ENCRYPTED.withFallback(config));
    }
}
