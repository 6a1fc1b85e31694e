package dev.hearth.kernel;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The one shape of the ids Hearth makes: 128 bits as 26 characters of lower-case base 32 (RFC 4648 alphabet), short
 * enough for a URL and safe in file names, CQL and logs.
 */
public final class OpaqueId {

    public static final int LENGTH = 26;
    private static final int BYTES = 16;
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

    private OpaqueId() {}

    /** Writes 16 bytes, usually random ones, as an id. */
    public static String of(byte[] bytes) {
        if (bytes.length < BYTES) {
            throw new IllegalArgumentException("an id needs " + BYTES + " bytes, got " + bytes.length);
        }
        var id = new StringBuilder(LENGTH);
        for (int bit = 0; bit < BYTES * 8; bit += 5) {
            id.append(ALPHABET.charAt(fiveBitsAt(bytes, bit)));
        }
        return id.toString();
    }

    /**
     * Derives an id from what identifies the wish to create something, so that a repeated wish reaches the same thing.
     */
    public static String derivedFrom(String... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : parts) {
                digest.update(part.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return of(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Says whether a text has the shape of an id. */
    public static boolean isValid(String text) {
        return text.length() == LENGTH && text.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
    }

    static String checked(String text, String what) {
        if (!isValid(text)) {
            throw new IllegalArgumentException(
                    what + " must be " + LENGTH + " characters of " + ALPHABET + ", got '" + text + "'");
        }
        return text;
    }

    private static int fiveBitsAt(byte[] bytes, int bit) {
        int high = bytes[bit / 8] & 0xff;
        int low = bit / 8 + 1 < BYTES ? bytes[bit / 8 + 1] & 0xff : 0;
        return ((high << 8 | low) >> (11 - bit % 8)) & 0x1f;
    }
}
