package dev.hearth.config;

import dev.hearth.tls.PemFiles;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/** Looks into the files that keys of a section name, so that a wrong one stops the start and not the first connection. */
public final class PemCheck {
    private final SettingsReader in;

    /** Problems are noted with the reader. */
    public PemCheck(SettingsReader in) {
        this.in = in;
    }

    /** A certificate that is valid now, and its key. */
    public void own(String certificateKey, String keyKey) {
        var certificate = certificates(certificateKey).map(chain -> chain.get(0));
        certificate.ifPresent(found -> in.require(
                isValidNow(found),
                certificateKey,
                "a certificate that is valid now, this one is from "
                        + found.getNotBefore().toInstant() + " to "
                        + found.getNotAfter().toInstant()));
        var key = key(keyKey);
        if (certificate.isPresent() && key.isPresent()) {
            in.require(fits(key.get(), certificate.get()), keyKey, "the key of " + certificateKey);
        }
    }

    /** The same, of RSA and issued directly by the only authority of a file: what nodes can use among themselves. */
    void ownOfNode(String certificateKey, String keyKey, String authorityKey) {
        own(certificateKey, keyKey);
        key(keyKey).ifPresent(key -> in.require(key.getAlgorithm().equals("RSA"), keyKey, "a key of RSA"));
        var authority = certificates(authorityKey);
        authority.ifPresent(found -> in.require(found.size() == 1, authorityKey, "one certificate"));
        var certificate = certificates(certificateKey);
        if (certificate.isPresent() && authority.isPresent()) {
            in.require(
                    isIssuedBy(certificate.get().get(0), authority.get().get(0)),
                    certificateKey,
                    "a certificate that " + authorityKey + " has signed itself");
        }
    }

    /** Certificates of those whose word is believed. */
    void authority(String key) {
        var unused = certificates(key);
    }

    private Optional<List<X509Certificate>> certificates(String key) {
        try {
            return Optional.of(PemFiles.certificates(Path.of(in.optionalString(key))));
        } catch (IOException | GeneralSecurityException | InvalidPathException e) {
            in.require(false, key, "a PEM file with a certificate");
            return Optional.empty();
        }
    }

    private Optional<PrivateKey> key(String key) {
        try {
            return Optional.of(PemFiles.key(Path.of(in.optionalString(key))));
        } catch (IOException | GeneralSecurityException | InvalidPathException e) {
            in.require(false, key, "a PEM file with a private key in PKCS#8, without a password");
            return Optional.empty();
        }
    }

    private static boolean isValidNow(X509Certificate certificate) {
        try {
            certificate.checkValidity();
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static boolean fits(PrivateKey key, X509Certificate certificate) {
        try {
            return PemFiles.belongTogether(key, certificate);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static boolean isIssuedBy(X509Certificate certificate, X509Certificate authority) {
        try {
            certificate.verify(authority.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
