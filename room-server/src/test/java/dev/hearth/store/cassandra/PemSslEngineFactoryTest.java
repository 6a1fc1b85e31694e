package dev.hearth.store.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.context.DriverContext;
import com.datastax.oss.driver.internal.core.metadata.DefaultEndPoint;
import com.typesafe.config.ConfigRenderOptions;
import dev.hearth.config.ConfigLoader;
import dev.hearth.config.InvalidSettings;
import dev.hearth.tls.EngineHandshake;
import dev.hearth.tls.TestAuthority;
import dev.hearth.tls.TlsContexts;
import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The keys of {@code hearth.cassandra.tls} reach the driver, and decide whom it believes. */
class PemSslEngineFactoryTest {
    private final TestAuthority authority = new TestAuthority("authority");

    @TempDir
    private Path folder;

    private SSLEngine cassandra(TestAuthority.Issued own, boolean asks) throws Exception {
        var engine = TlsContexts.client(
                        Optional.of(authority.write(folder.resolve("authority.pem"))),
                        Optional.of(new TlsContexts.OwnFiles(own.certificate(), own.key())))
                .createSSLEngine();
        engine.setUseClientMode(false);
        engine.setNeedClientAuth(asks);
        return engine;
    }

    private SSLEngine driver(Map<String, String> tls, String host) throws Exception {
        var environment = new HashMap<String, String>();
        environment.put("HEARTH_CASSANDRA_TLS_ENABLED", "true");
        environment.put(
                "HEARTH_CASSANDRA_TLS_AUTHORITY_FILE",
                authority.write(folder.resolve("authority.pem")).toString());
        tls.forEach((key, value) -> environment.put("HEARTH_CASSANDRA_TLS_" + key, value));
        var config = new ConfigLoader("external", Optional.empty(), environment).load();
        var section = config.getConfig("datastax-java-driver");
        assertThat(section.getString("advanced.ssl-engine-factory.class"))
                .isEqualTo(PemSslEngineFactory.class.getName());
        var text = section.atPath("datastax-java-driver").root().render(ConfigRenderOptions.concise());
        return new PemSslEngineFactory(context(DriverConfigLoader.fromString(text)))
                .newSslEngine(new DefaultEndPoint(InetSocketAddress.createUnresolved(host, 9042)));
    }

    /** A driver that knows its settings and nothing else. */
    private static DriverContext context(DriverConfigLoader loader) {
        return (DriverContext) Proxy.newProxyInstance(
                DriverContext.class.getClassLoader(),
                new Class<?>[] {DriverContext.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("getConfig")) {
                        return loader.getInitialConfig();
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    @Test
    void believesTheAuthorityOfItsFile() throws Exception {
        var server = cassandra(authority.issue(folder, "cassandra"), false);
        var client = driver(Map.of(), "cassandra");

        assertThatCode(() -> EngineHandshake.between(client, server)).doesNotThrowAnyException();
    }

    @Test
    void refusesACassandraOfAnotherAuthority() throws Exception {
        var server = cassandra(new TestAuthority("another").issue(folder, "cassandra"), false);
        var client = driver(Map.of(), "cassandra");

        assertThatThrownBy(() -> EngineHandshake.between(client, server)).isInstanceOf(SSLException.class);
    }

    @Test
    void refusesACertificateForAnotherHostUnlessToldOtherwise() throws Exception {
        var own = authority.issue(folder, "elsewhere");
        var client = driver(Map.of(), "cassandra");
        var careless = driver(Map.of("VERIFY_HOST", "false"), "cassandra");

        var first = cassandra(own, false);
        assertThatThrownBy(() -> EngineHandshake.between(client, first)).isInstanceOf(SSLException.class);
        var second = cassandra(own, false);
        assertThatCode(() -> EngineHandshake.between(careless, second)).doesNotThrowAnyException();
    }

    @Test
    void showsItsOwnCertificateToWhoeverAsks() throws Exception {
        var server = cassandra(authority.issue(folder, "cassandra"), true);
        var own = authority.issue(folder.resolve("own"), "hearth-node");
        var client = driver(
                Map.of(
                        "CERTIFICATE_FILE", own.certificate().toString(),
                        "KEY_FILE", own.key().toString()),
                "cassandra");

        EngineHandshake.between(client, server);

        assertThat(server.getSession().getPeerPrincipal().getName()).isEqualTo("CN=hearth-node");
    }

    @Test
    void aMissingFileStopsTheStart() {
        assertThatThrownBy(() -> driver(Map.of("AUTHORITY_FILE", "/nowhere.pem"), "cassandra"))
                .isInstanceOf(InvalidSettings.class)
                .hasMessage(
                        "hearth.cassandra.tls.authority-file is \"/nowhere.pem\", allowed: a PEM file with a certificate"
                                + " (HEARTH_CASSANDRA_TLS_AUTHORITY_FILE)");
    }

    @Test
    void isOffAsShipped() {
        var config = new ConfigLoader("external", Optional.empty(), Map.of()).load();

        assertThat(config.hasPath("datastax-java-driver.advanced.ssl-engine-factory.class"))
                .isFalse();
    }
}
