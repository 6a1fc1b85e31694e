package dev.hearth.directory.domain;

import dev.hearth.kernel.OpaqueId;
import dev.hearth.kernel.RoomId;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.Optional;

/**
 * A place in the order of the list: busiest first, then by name. Counts change while somebody pages, so a room may show
 * up twice or not at all on neighbouring pages; the list never starts again.
 *
 * @param name folded as the list compares it
 */
public record DirectoryCursor(int occupants, String name, RoomId room) implements Comparable<DirectoryCursor> {
    private static final Comparator<DirectoryCursor> ORDER = Comparator.comparingInt(DirectoryCursor::occupants)
            .reversed()
            .thenComparing(DirectoryCursor::name)
            .thenComparing(cursor -> cursor.room().value());
    private static final int ENCODED_MAX = 1_024;

    /** The cursor as clients carry it; they must not look inside. */
    public String encoded() {
        var text = occupants + ":" + room.value() + name;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads what {@link #encoded} wrote; empty for anything else. */
    public static Optional<DirectoryCursor> decode(String encoded) {
        try {
            return encoded.length() > ENCODED_MAX ? Optional.empty() : parse(utf8(encoded));
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return Optional.empty();
        }
    }

    @Override
    public int compareTo(DirectoryCursor other) {
        return ORDER.compare(this, other);
    }

    private static Optional<DirectoryCursor> parse(String text) {
        int colon = text.indexOf(':');
        int nameAt = colon + 1 + OpaqueId.LENGTH;
        if (colon < 1 || text.length() < nameAt) {
            return Optional.empty();
        }
        var room = new RoomId(text.substring(colon + 1, nameAt));
        return Optional.of(
                new DirectoryCursor(Integer.parseInt(text.substring(0, colon)), text.substring(nameAt), room));
    }

    private static String utf8(String encoded) throws CharacterCodingException {
        var bytes = Base64.getUrlDecoder().decode(encoded);
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }
}
