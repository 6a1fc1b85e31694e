package dev.hearth.directory.domain;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One life of a room: on which node, since when, and whether it has ended. Of two residences at the same place of the
 * room's log the greater one is the newer: a room wakes later than its life before, and falls asleep later than it woke.
 * Texts compare as residences do, so a store that knows nothing of them can keep the greater.
 *
 * @param since microseconds of Unix time when the room woke there; later than every event of its log by then
 * @param node the incarnation of the node: a node that starts again has another one
 * @param awake false once the room has stopped there
 */
public record Residence(long since, String node, boolean awake) implements Comparable<Residence> {

    /** Of a room that nobody has hosted since lists were kept this way. */
    public static final Residence NONE = new Residence(0, "nowhere", false);

    private static final Pattern ENCODED = Pattern.compile("([0-9a-f]{16})/([!-.0-~]+)(/asleep)?");
    private static final int HEX = 16;

    public Residence {
        if (since < 0 || !node.matches("[!-.0-~]+")) {
            throw new IllegalArgumentException(
                    "residence: since 0 or later at a node without / and spaces, got " + since + " at '" + node + "'");
        }
    }

    /** The text that is stored. */
    public String encoded() {
        return String.format(Locale.ROOT, "%016x/%s%s", since, node, awake ? "" : "/asleep");
    }

    /** Reads what {@link #encoded} wrote; empty for anything else. */
    public static Optional<Residence> decode(String encoded) {
        var found = ENCODED.matcher(encoded);
        if (!found.matches() || found.group(1).charAt(0) > '7') {
            return Optional.empty();
        }
        return Optional.of(new Residence(Long.parseLong(found.group(1), HEX), found.group(2), found.group(3) == null));
    }

    @Override
    public int compareTo(Residence other) {
        return Comparator.comparing(Residence::encoded).compare(this, other);
    }
}
