package dev.hearth.catalogue.domain;

import java.util.Set;

/**
 * Where a product is worn.
 *
 * @param hides slots that nothing may be worn in beside it; never its own
 */
public record WearableForm(Slot slot, Set<Slot> hides) {
    public WearableForm {
        hides = Set.copyOf(hides);
        if (hides.contains(slot)) {
            throw new IllegalArgumentException("hides: other slots, got its own '" + slot.wire() + "'");
        }
    }
}
