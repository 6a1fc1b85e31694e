package dev.hearth.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Makes contexts of TLS from PEM files. */
public final class TlsContexts {
    private static final String PROTOCOL = "TLS";
    // Of a store that lives in memory for a moment.
    private static final char[] PASSWORD = {'-'};

    /**
     * A certificate with those that vouch for it, and its key.
     *
     * @param chain PEM, the own certificate first
     * @param key PEM
     */
    public record OwnFiles(Path chain, Path key) {}

    private TlsContexts() {}

    /** For whoever is asked: shows its certificate and asks nobody for one. */
    public static SSLContext server(OwnFiles own) throws IOException, GeneralSecurityException {
        return context(keys(own), null);
    }

    /**
     * For whoever asks.
     *
     * @param authority PEM with those whose word is believed; empty for those that Java believes
     * @param own what to show if asked for it
     */
    public static SSLContext client(Optional<Path> authority, Optional<OwnFiles> own)
            throws IOException, GeneralSecurityException {
        var keys = own.isPresent() ? keys(own.get()) : null;
        return context(keys, authority.isPresent() ? trust(PemFiles.certificates(authority.get())) : null);
    }

    private static SSLContext context(KeyManager @Nullable [] keys, TrustManager @Nullable [] trust)
            throws GeneralSecurityException {
        var context = SSLContext.getInstance(PROTOCOL);
        context.init(keys, trust, null);
        return context;
    }

    private static KeyManager[] keys(OwnFiles own) throws IOException, GeneralSecurityException {
        var store = emptyStore();
        var chain = PemFiles.certificates(own.chain());
        var key = PemFiles.key(own.key());
        // While files are being replaced, one may be new and the other still old.
        if (!PemFiles.belongTogether(key, chain.get(0))) {
            throw new InvalidKeyException("key and certificate do not belong together");
        }
        store.setKeyEntry("own", key, PASSWORD, chain.toArray(Certificate[]::new));
        var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, PASSWORD);
        return factory.getKeyManagers();
    }

    private static TrustManager[] trust(List<X509Certificate> authorities)
            throws IOException, GeneralSecurityException {
        var store = emptyStore();
        for (var authority : authorities) {
            store.setCertificateEntry("authority-" + store.size(), authority);
        }
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static KeyStore emptyStore() throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, PASSWORD);
        return store;
    }
}
