package dev.hearth.wardrobe.domain;

import dev.hearth.kernel.Body;
import org.jspecify.annotations.Nullable;

/** New values for some parts of a body; absent ones stay. The ranges are those of {@link Body}. */
public record BodyChange(
        @Nullable String skin,
        @Nullable Double height,
        @Nullable Double build,
        @Nullable Integer face) {

    public static final BodyChange NONE = new BodyChange(null, null, null, null);

    public BodyChange {
        // The ranges stand in one place; a part that breaks one is refused here and not when it is applied.
        changed(Body.plain(), skin, height, build, face);
    }

    Body applyTo(Body body) {
        return changed(body, skin, height, build, face);
    }

    private static Body changed(
            Body body, @Nullable String skin, @Nullable Double height, @Nullable Double build, @Nullable Integer face) {
        return new Body(
                skin == null ? body.skin() : skin,
                height == null ? body.height() : height,
                build == null ? body.build() : build,
                face == null ? body.face() : face);
    }
}
