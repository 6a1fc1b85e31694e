package dev.hearth.protocol;

import java.util.List;

/** What messages show of people, as the wire has it. */
public final class PeopleShapes {

    private PeopleShapes() {}

    /** What others see of a persona. */
    public record Face(String name, Look look, long version) {}

    /** @param worn product ids, in the order of their slots */
    public record Look(Body body, List<String> worn) {}

    /** A look that is kept under a name. */
    public record SavedLook(String name, Look look) {}

    /** @param skin {@code #rrggbb} */
    public record Body(String skin, double height, double build, int face) {}
}
