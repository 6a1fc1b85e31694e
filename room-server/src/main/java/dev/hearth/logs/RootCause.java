package dev.hearth.logs;

import java.util.Objects;
import java.util.stream.Stream;

/**
 * What is behind a failure, in one line. What stands above it says who was asked for what: the names of logs, which are those
 * of people.
 */
public final class RootCause {

    private static final int CAUSES_MAX = 10;

    private RootCause() {}

    /** Kind and words of the innermost cause. */
    public static String of(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(CAUSES_MAX)
                .reduce(failure, (outer, inner) -> inner)
                .toString();
    }
}
