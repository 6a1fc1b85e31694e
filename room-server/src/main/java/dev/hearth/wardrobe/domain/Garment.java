package dev.hearth.wardrobe.domain;

import java.util.List;

/**
 * A product as it is worn, with all that the rules need of it, so that a log means the same whatever the catalogue says
 * later.
 *
 * @param product its id in the catalogue
 * @param slot where it is worn; one product per slot
 * @param hides slots that stay empty while this is worn, never its own
 */
public record Garment(String product, String slot, List<String> hides) {

    public Garment {
        hides = List.copyOf(hides);
        if (product.isEmpty() || slot.isEmpty() || hides.contains(slot)) {
            throw new IllegalArgumentException(
                    "a garment has a product and a slot it does not hide, got '" + product + "' in '" + slot + "'");
        }
    }

    /** Whether these two cannot be worn at once. */
    boolean isInTheWayOf(Garment other) {
        return slot.equals(other.slot) || hides.contains(other.slot) || other.hides.contains(slot);
    }
}
