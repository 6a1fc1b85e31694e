package dev.hearth.simulation;

import java.util.function.Supplier;

/** Something that must never happen has happened in a simulation. */
final class Violation extends AssertionError {

    private static final long serialVersionUID = 1L;

    Violation(String what) {
        super(what);
    }

    /** Where saying what is wrong costs more than finding out. */
    static void unless(boolean holds, Supplier<String> what) {
        if (!holds) {
            throw new Violation(what.get());
        }
    }

    static void unless(boolean holds, String what) {
        if (!holds) {
            throw new Violation(what);
        }
    }
}
