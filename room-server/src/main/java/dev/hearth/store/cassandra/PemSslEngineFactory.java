package dev.hearth.store.cassandra;

import com.datastax.oss.driver.api.core.config.DriverExecutionProfile;
import com.datastax.oss.driver.api.core.config.DriverOption;
import com.datastax.oss.driver.api.core.context.DriverContext;
import com.datastax.oss.driver.api.core.metadata.EndPoint;
import com.datastax.oss.driver.api.core.ssl.SslEngineFactory;
import dev.hearth.tls.TlsContexts;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;

/** TLS with Cassandra from PEM files, which the driver's own factory does not read. Made by the driver, by its name. */
public final class PemSslEngineFactory implements SslEngineFactory {
    private static final DriverOption AUTHORITY = option("authority-file");
    private static final DriverOption CERTIFICATE = option("certificate-file");
    private static final DriverOption KEY = option("key-file");
    private static final DriverOption VERIFY_HOST = option("verify-host");

    private final SSLContext context;
    private final boolean hostVerified;

    /**
     * Reads the files.
     *
     * @throws IllegalArgumentException if they cannot be used, which the check of a start has ruled out
     */
    public PemSslEngineFactory(DriverContext driver) {
        var options = driver.getConfig().getDefaultProfile();
        this.hostVerified = options.getBoolean(VERIFY_HOST);
        try {
            var own = file(options, CERTIFICATE)
                    .flatMap(chain -> file(options, KEY).map(key -> new TlsContexts.OwnFiles(chain, key)));
            this.context = TlsContexts.client(file(options, AUTHORITY), own);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException("hearth.cassandra.tls names files that cannot be used", e);
        }
    }

    @Override
    public SSLEngine newSslEngine(EndPoint remote) {
        var engine = remote.resolve() instanceof InetSocketAddress address
                ? context.createSSLEngine(address.getHostString(), address.getPort())
                : context.createSSLEngine();
        engine.setUseClientMode(true);
        if (hostVerified) {
            var parameters = engine.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            engine.setSSLParameters(parameters);
        }
        return engine;
    }

    @Override
    public void close() {
        // Nothing is held open.
    }

    private static Optional<Path> file(DriverExecutionProfile options, DriverOption option) {
        return Optional.of(options.getString(option, ""))
                .filter(name -> !name.isEmpty())
                .map(Path::of);
    }

    private static DriverOption option(String name) {
        return () -> "advanced.ssl-engine-factory." + name;
    }
}
