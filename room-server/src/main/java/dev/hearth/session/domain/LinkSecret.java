package dev.hearth.session.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The fingerprint of a link's secret: all that is kept of it. */
public record LinkSecret(String hash) {

    /** A secret that nothing matches, for a link whose secret was lost with its session. */
    public static final LinkSecret LOST = new LinkSecret("");

    /** What is kept of a secret. */
    public static LinkSecret of(String secret) {
        return new LinkSecret(HexFormat.of().formatHex(sha256(secret)));
    }

    /** Compares in a time that tells nothing about where the two differ. */
    public boolean matches(String secret) {
        return MessageDigest.isEqual(HexFormat.of().parseHex(hash), sha256(secret));
    }

    @Override
    public String toString() {
        return "LinkSecret[***]";
    }

    private static byte[] sha256(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
