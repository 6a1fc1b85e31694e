package dev.hearth.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a client wants of its own avatar: names of products and looks are as they came and may name nothing. */
public sealed interface AvatarWish {

    /** At least one of the three says something. */
    record Dress(
            List<String> wear,
            List<String> takeOff,
            @Nullable Body body) implements AvatarWish {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onDress(this);
        }
    }

    record Save(String name) implements AvatarWish {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onSave(this);
        }
    }

    record Forget(String name) implements AvatarWish {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onForget(this);
        }
    }

    record Wear(String name) implements AvatarWish {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onWear(this);
        }
    }

    /**
     * Parts of a body; absent ones are not spoken about.
     *
     * @param skin {@code #rrggbb} in lower case
     * @param height 0.75 to 1.25
     * @param build -1 to 1
     * @param face 1 to 8
     */
    record Body(
            @Nullable String skin,
            @Nullable Double height,
            @Nullable Double build,
            @Nullable Integer face) {}

    <R> R accept(Visitor<R> visitor);

    /** One method per wish: a forgotten one does not compile. */
    interface Visitor<R> {
        R onDress(Dress wish);

        R onSave(Save wish);

        R onForget(Forget wish);

        R onWear(Wear wish);
    }
}
