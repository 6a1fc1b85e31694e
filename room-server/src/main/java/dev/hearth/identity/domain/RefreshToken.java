package dev.hearth.identity.domain;

import dev.hearth.kernel.OpaqueId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a client shows to get a new access token: the id of its family, then 256 random bits. Only the hash is ever
 * stored, and {@link #toString()} keeps the secret out of logs.
 *
 * @param family an {@link OpaqueId}; all tokens that follow one another from one sign-in
 * @param secret 43 characters of base64url
 */
public record RefreshToken(String family, String secret) {
    public static final int SECRET_BYTES = 32;
    private static final String SEPARATOR = ".";
    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{43}");

    public RefreshToken {
        if (!OpaqueId.isValid(family) || !SECRET.matcher(secret).matches()) {
            throw new IllegalArgumentException("a refresh token is an id and 43 characters of base64url");
        }
    }

    /** A token of this family from {@value #SECRET_BYTES} random bytes. */
    public static RefreshToken of(String family, byte[] random) {
        if (random.length != SECRET_BYTES) {
            throw new IllegalArgumentException("a secret needs " + SECRET_BYTES + " bytes, got " + random.length);
        }
        return new RefreshToken(family, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }

    /** Reads what a client shows; empty for anything that cannot be a token. */
    public static Optional<RefreshToken> parse(String text) {
        int length = OpaqueId.LENGTH + SEPARATOR.length();
        if (text.length() <= length || !text.startsWith(SEPARATOR, OpaqueId.LENGTH)) {
            return Optional.empty();
        }
        var family = text.substring(0, OpaqueId.LENGTH);
        var secret = text.substring(length);
        return OpaqueId.isValid(family) && SECRET.matcher(secret).matches()
                ? Optional.of(new RefreshToken(family, secret))
                : Optional.empty();
    }

    /** The token as the client carries it. */
    public String shown() {
        return family + SEPARATOR + secret;
    }

    /** SHA-256 of the secret as base64url. A fast hash is enough: 256 random bits cannot be guessed. */
    public String hash() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "RefreshToken[" + family + ", ***]";
    }
}
