package dev.hearth.wardrobe.domain;

import dev.hearth.kernel.PlainText;
import java.util.List;

/** What can be asked of a wardrobe and is persisted when accepted. */
public sealed interface WardrobeCommand {

    /** Longest name of a saved look, in code points. */
    int NAME_MAX = 40;

    /**
     * Takes off, then puts on, then changes the body.
     *
     * @param takeOff ids of products that are worn
     */
    record Dress(List<Garment> wear, List<String> takeOff, BodyChange body) implements WardrobeCommand {
        public Dress {
            wear = List.copyOf(wear);
            takeOff = List.copyOf(takeOff);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onDress(this);
        }
    }

    /**
     * Keeps the present look under a name; what was kept under it before is replaced.
     *
     * @param name cleaned, 1 to {@value #NAME_MAX} code points
     */
    record Save(String name) implements WardrobeCommand {
        public Save {
            checkName(name);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onSave(this);
        }
    }

    /** Keeps it no longer. */
    record Forget(String name) implements WardrobeCommand {
        public Forget {
            checkName(name);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onForget(this);
        }
    }

    /** Puts a kept look on, body and all. */
    record Wear(String name) implements WardrobeCommand {
        public Wear {
            checkName(name);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onWear(this);
        }
    }

    <R> R accept(Visitor<R> visitor);

    private static void checkName(String name) {
        int length = name.codePointCount(0, name.length());
        if (length < 1 || length > NAME_MAX || !PlainText.clean(name).equals(name)) {
            throw new IllegalArgumentException("name: 1 to " + NAME_MAX + " code points, cleaned");
        }
    }

    /** One method per command: a forgotten one does not compile. */
    interface Visitor<R> {
        R onDress(Dress command);

        R onSave(Save command);

        R onForget(Forget command);

        R onWear(Wear command);
    }
}
