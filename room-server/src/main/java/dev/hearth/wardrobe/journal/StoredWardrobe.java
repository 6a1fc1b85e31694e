package dev.hearth.wardrobe.journal;

import dev.hearth.wardrobe.domain.KeyMemory;
import dev.hearth.wardrobe.domain.Outfit;
import dev.hearth.wardrobe.domain.SavedLook;
import dev.hearth.wardrobe.domain.Wardrobe;
import java.time.Instant;
import java.util.List;
import org.pcollections.TreePVector;

/** The shape of a wardrobe in a snapshot. */
record StoredWardrobe(
        long version, Outfit outfit, Instant lastEventAt, List<SavedLook> saved, List<KeyMemory.Memo> keys) {

    static StoredWardrobe of(Wardrobe wardrobe) {
        return new StoredWardrobe(
                wardrobe.version(),
                wardrobe.outfit(),
                wardrobe.lastEventAt(),
                wardrobe.saved(),
                wardrobe.keys().memos());
    }

    Wardrobe toWardrobe() {
        return new Wardrobe(version, outfit, lastEventAt, TreePVector.from(saved), KeyMemory.of(keys));
    }
}
