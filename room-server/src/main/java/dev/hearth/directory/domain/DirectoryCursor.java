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
 * A place in the order that a list had when it was read: busiest first, then by name.
 *
 * @param reading names that reading of the list, see {@link DirectoryIndex#reading}
 * @param name folded as the list compares it
 */
public record DirectoryCursor(long reading, int occupants, String name, RoomId room) {
    static final Comparator<DirectoryCursor> ORDER = Comparator.comparingInt(DirectoryCursor::occupants)
            .reversed()
            .thenComparing(DirectoryCursor::name)
            .thenComparing(cursor -> cursor.room().value());
    private static final int ENCODED_MAX = 1_024;

    /** The cursor as clients carry it; they must not look inside. */
    public String encoded() {
        var text = reading + ":" + occupants + ":" + room.value() + name;
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

    /** Whether this place comes after that one, also in the order of another reading. */
    boolean isAfter(DirectoryCursor other) {
        return ORDER.compare(this, other) > 0;
    }

    private static Optional<DirectoryCursor> parse(String text) {
        int first = text.indexOf(':');
        int second = text.indexOf(':', first + 1);
        int nameAt = second + 1 + OpaqueId.LENGTH;
        if (first < 1 || second < first + 2 || text.length() < nameAt) {
            return Optional.empty();
        }
        return Optional.of(new DirectoryCursor(
                Long.parseLong(text.substring(0, first)),
                Integer.parseInt(text.substring(first + 1, second)),
                text.substring(nameAt),
                new RoomId(text.substring(second + 1, nameAt))));
    }

    private static String utf8(String encoded) throws CharacterCodingException {
        var bytes = Base64.getUrlDecoder().decode(encoded);
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }
}
