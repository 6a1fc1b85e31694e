package dev.hearth.operations.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of the audit log. Its hash covers its content and the hash of the line before, so a line that is changed, taken
 * out or put in later does not fit the ones around it.
 *
 * @param number from 1 on, without gaps
 * @param at to the millisecond, as the store keeps it
 * @param node where it was done
 * @param previous the hash of the line before; {@link #BEGINNING} for the first
 * @param hash over everything else, in hexadecimal; believed only after {@link #isGenuine}
 */
public record AuditEntry(long number, Instant at, String node, Deed deed, String previous, String hash) {

    /** What the first line names as the one before it. */
    public static final String BEGINNING = "0".repeat(64);

    /** The line after that one, or the first. */
    public static AuditEntry after(@Nullable AuditEntry last, Deed deed, Instant now, String node) {
        var at = now.truncatedTo(ChronoUnit.MILLIS);
        long number = last == null ? 1 : last.number + 1;
        var previous = last == null ? BEGINNING : last.hash;
        return new AuditEntry(number, at, node, deed, previous, digest(number, at, node, deed, previous));
    }

    /** Whether the content is what the hash was taken of. */
    public boolean isGenuine() {
        return hash.equals(digest(number, at, node, deed, previous));
    }

    private static String digest(long number, Instant at, String node, Deed deed, String previous) {
        var parts = List.of(
                Long.toString(number),
                Long.toString(at.toEpochMilli()),
                node,
                deed.operator(),
                deed.action(),
                deed.target(),
                deed.reason(),
                previous);
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            parts.forEach(part -> update(digest, part));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** With its length in front: no two contents are the same bytes. */
    private static void update(MessageDigest digest, String part) {
        var bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
    }
}
