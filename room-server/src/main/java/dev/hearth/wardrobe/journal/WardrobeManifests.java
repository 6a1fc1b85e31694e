package dev.hearth.wardrobe.journal;

import dev.hearth.journal.ManifestJson;
import dev.hearth.wardrobe.domain.Wardrobe;
import dev.hearth.wardrobe.domain.WardrobeEvent;

/** The stored names of everything a wardrobe writes. A name is never given twice, and never changes what it means. */
final class WardrobeManifests {

    static final ManifestJson TABLE = ManifestJson.builder()
            .type("wardrobe.dressed.v1", WardrobeEvent.Dressed.class)
            .type("wardrobe.look-saved.v1", WardrobeEvent.LookSaved.class)
            .type("wardrobe.look-forgotten.v1", WardrobeEvent.LookForgotten.class)
            .type("wardrobe.nothing-changed.v1", WardrobeEvent.NothingChanged.class)
            .type(
                    "wardrobe.state.v1",
                    Wardrobe.class,
                    StoredWardrobe.class,
                    StoredWardrobe::of,
                    StoredWardrobe::toWardrobe)
            .build();

    private WardrobeManifests() {}
}
