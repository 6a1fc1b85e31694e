package dev.hearth.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads certificates and unencrypted keys. No text of a key ever becomes part of a message. */
public final class PemFiles {
    private static final long BYTES_MAX = 256 * 1024;
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    /** Kinds of keys, and how each signs. */
    private static final Map<String, String> SIGNATURES =
            Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA", "EdDSA", "EdDSA");

    private PemFiles() {}

    /**
     * The certificates of a file in their order, at least one.
     *
     * @throws CertificateException if there is none, or one that cannot be read
     */
    public static List<X509Certificate> certificates(Path file) throws IOException, CertificateException {
        var certificates = new ArrayList<X509Certificate>();
        try (var in = Files.newInputStream(small(file))) {
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                certificates.add((X509Certificate) certificate);
            }
        }
        if (certificates.isEmpty()) {
            throw new CertificateException("no certificate in " + file);
        }
        return List.copyOf(certificates);
    }

    /**
     * The private key of a file, in PKCS#8 and without a password.
     *
     * @throws GeneralSecurityException if there is none
     */
    public static PrivateKey key(Path file) throws IOException, GeneralSecurityException {
        var found = KEY.matcher(Files.readString(small(file), StandardCharsets.US_ASCII));
        if (!found.find()) {
            throw new InvalidKeySpecException("no unencrypted key in PKCS#8 in " + file);
        }
        var encoded = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(found.group(1)));
        for (var algorithm : SIGNATURES.keySet()) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(encoded);
            } catch (InvalidKeySpecException e) {
                // A key of another kind.
            }
        }
        throw new InvalidKeySpecException("no key of RSA, an elliptic curve or EdDSA in " + file);
    }

    /** Whether what the key signs is believed by whoever has the certificate. */
    public static boolean belongTogether(PrivateKey key, X509Certificate certificate) throws GeneralSecurityException {
        var text = new byte[] {1, 2, 3};
        var algorithm = SIGNATURES.get(key.getAlgorithm());
        var kind = certificate.getPublicKey().getAlgorithm();
        if (algorithm == null || !key.getAlgorithm().equals(kind)) {
            return false;
        }
        var signature = Signature.getInstance(algorithm);
        signature.initSign(key);
        signature.update(text);
        var signed = signature.sign();
        signature.initVerify(certificate);
        signature.update(text);
        return signature.verify(signed);
    }

    private static Path small(Path file) throws IOException {
        if (Files.size(file) > BYTES_MAX) {
            throw new IOException(file + " is larger than any certificate");
        }
        return file;
    }
}
