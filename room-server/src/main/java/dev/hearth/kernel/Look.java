package dev.hearth.kernel;

import java.util.HashSet;
import java.util.List;

/**
 * How an avatar looks.
 *
 * @param worn ids of the products worn, in the order of their slots; at most {@value #WORN_MAX}, none twice
 */
public record Look(Body body, List<String> worn) {

    public static final int WORN_MAX = 30;

    private static final Look PLAIN = new Look(Body.plain(), List.of());

    public Look {
        worn = List.copyOf(worn);
        if (worn.size() > WORN_MAX || new HashSet<>(worn).size() < worn.size()) {
            throw new IllegalArgumentException("worn: at most " + WORN_MAX + " different products, got " + worn);
        }
    }

    /** The look of somebody who has never dressed. */
    public static Look plain() {
        return PLAIN;
    }
}
