package dev.hearth.wardrobe.domain;

import dev.hearth.kernel.Look;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * The durable state of one persona's wardrobe. Immutable; {@link #apply} is the only way forward.
 *
 * @param version of the face with this look; everybody begins with {@value #FIRST_VERSION}
 * @param lastEventAt never goes back, whatever the clock does
 * @param saved at most {@value #SAVED_MAX}, in the order their names were first used
 */
public record Wardrobe(long version, Outfit outfit, Instant lastEventAt, PVector<SavedLook> saved, KeyMemory keys) {

    public static final long FIRST_VERSION = 1;
    public static final int SAVED_MAX = 50;

    private static final Wardrobe UNTOUCHED =
            new Wardrobe(FIRST_VERSION, Outfit.plain(), Instant.EPOCH, TreePVector.empty(), KeyMemory.empty());

    /** The wardrobe of somebody who has never dressed. */
    public static Wardrobe untouched() {
        return UNTOUCHED;
    }

    public Look look() {
        return outfit.look();
    }

    /** The wardrobe after one more event. */
    public Wardrobe apply(WardrobeEvent event) {
        return event.accept(new Evolution(this));
    }

    Optional<SavedLook> saved(String name) {
        return saved.stream().filter(look -> look.name().equals(name)).findFirst();
    }

    private Wardrobe with(PVector<SavedLook> looks, WardrobeEvent event) {
        var memo = new KeyMemory.Memo(event.cause(), event.at(), version, look(), List.of());
        return new Wardrobe(version, outfit, event.at(), looks, keys.with(memo));
    }

    private int indexOf(String name) {
        for (int i = 0; i < saved.size(); i++) {
            if (saved.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /** What each event changes. */
    private record Evolution(Wardrobe before) implements WardrobeEvent.Visitor<Wardrobe> {

        @Override
        public Wardrobe onDressed(WardrobeEvent.Dressed event) {
            if (event.version() != before.version + 1) {
                throw new IllegalStateException("version " + event.version() + " follows " + before.version);
            }
            var memo = new KeyMemory.Memo(
                    event.cause(), event.at(), event.version(), event.outfit().look(), event.off());
            return new Wardrobe(event.version(), event.outfit(), event.at(), before.saved, before.keys.with(memo));
        }

        @Override
        public Wardrobe onLookSaved(WardrobeEvent.LookSaved event) {
            var look = new SavedLook(event.name(), event.outfit());
            int index = before.indexOf(event.name());
            return before.with(index < 0 ? before.saved.plus(look) : before.saved.with(index, look), event);
        }

        @Override
        public Wardrobe onLookForgotten(WardrobeEvent.LookForgotten event) {
            return before.with(before.saved.minus(before.indexOf(event.name())), event);
        }

        @Override
        public Wardrobe onNothingChanged(WardrobeEvent.NothingChanged event) {
            return before.with(before.saved, event);
        }
    }
}
