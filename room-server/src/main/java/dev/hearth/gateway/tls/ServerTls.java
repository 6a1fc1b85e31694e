package dev.hearth.gateway.tls;

import dev.hearth.logs.LogEvent;
import dev.hearth.tls.TlsContexts;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Encrypts what one door says. Certificates change while it is open: the files are read again when what was read is old.
 * Files that cannot be used then change nothing, because the old certificate is better than none. Thread-safe.
 */
public final class ServerTls {
    private static final Logger LOG = LoggerFactory.getLogger(ServerTls.class);

    private final TlsContexts.OwnFiles files;
    private final long reloadNanos;
    private final LongSupplier nanos;
    private @Nullable SSLContext context;
    private long readAt;

    ServerTls(TlsContexts.OwnFiles files, ServerTlsSettings settings, LongSupplier nanos) {
        this.files = files;
        this.reloadNanos = settings.reloadAfter().toNanos();
        this.nanos = nanos;
    }

    /** Empty when the door is open to plain connections. */
    public static Optional<ServerTls> of(ServerTlsSettings settings) {
        return settings.files().map(files -> new ServerTls(files, settings, System::nanoTime));
    }

    /** The engine of one connection. */
    public SSLEngine newEngine() {
        var engine = current().createSSLEngine();
        engine.setUseClientMode(false);
        return engine;
    }

    private synchronized SSLContext current() {
        long now = nanos.getAsLong();
        var known = context;
        if (known != null && now - readAt < reloadNanos) {
            return known;
        }
        readAt = now;
        var read = read(known);
        context = read;
        return read;
    }

    private SSLContext read(@Nullable SSLContext known) {
        try {
            return TlsContexts.server(files);
        } catch (IOException | GeneralSecurityException e) {
            if (known == null) {
                throw new IllegalStateException("certificate and key passed the check of the start", e);
            }
            LogEvent.CERTIFICATE_STALE
                    .at(LOG)
                    .log("the certificate of the doors cannot be read again and stays as it was: {}", e.getMessage());
            return known;
        }
    }
}
