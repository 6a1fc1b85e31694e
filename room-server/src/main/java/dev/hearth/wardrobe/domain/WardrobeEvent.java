package dev.hearth.wardrobe.domain;

import java.time.Instant;
import java.util.List;

/** What happened in a wardrobe and was persisted. */
public sealed interface WardrobeEvent {

    Instant at();

    /** The command behind it. */
    Cause cause();

    /**
     * The look changed. Carries the whole outfit, so that reading one event is enough.
     *
     * @param version of the face with this look; one more than before
     * @param off products that came off because of what was put on, without having been named
     */
    record Dressed(Instant at, Cause cause, long version, Outfit outfit, List<String> off) implements WardrobeEvent {
        public Dressed {
            off = List.copyOf(off);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onDressed(this);
        }
    }

    /** A look was kept under a name. */
    record LookSaved(Instant at, Cause cause, String name, Outfit outfit) implements WardrobeEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onLookSaved(this);
        }
    }

    /** The look of this name is kept no longer. */
    record LookForgotten(Instant at, Cause cause, String name) implements WardrobeEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onLookForgotten(this);
        }
    }

    /**
     * A command was accepted, but the look, or the kept one, was as wished already. It is there for its cause: without it
     * the command sent again would take effect once something else has changed.
     */
    record NothingChanged(Instant at, Cause cause) implements WardrobeEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onNothingChanged(this);
        }
    }

    <R> R accept(Visitor<R> visitor);

    /** One method per event: a forgotten one does not compile. */
    interface Visitor<R> {
        R onDressed(Dressed event);

        R onLookSaved(LookSaved event);

        R onLookForgotten(LookForgotten event);

        R onNothingChanged(NothingChanged event);
    }
}
