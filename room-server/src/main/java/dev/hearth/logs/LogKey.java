package dev.hearth.logs;

import java.util.Locale;

/** The fields that lines of Hearth have in common, besides those that every line has; see {@link JsonLineEncoder}. */
public final class LogKey {

    /** Name of a {@link LogEvent}. */
    public static final String EVENT = "event";

    /** A command's {@link Trace}, or what else a client was told as {@code ref}. */
    public static final String TRACE = "trace";

    /** The traces of several commands, with spaces between them. */
    public static final String TRACES = "traces";

    /** A person's {@link SessionTag}. */
    public static final String SESSION = "session";

    /** Id of a room. */
    public static final String ROOM = "room";

    /** Error or close code, as the client got it. */
    public static final String CODE = "code";

    /** How many lines of the same event were left out before this one. */
    public static final String WITHHELD = "withheld";

    private LogKey() {}

    /** What a refusal is called on the wire: its words with dots between them. */
    public static String code(Enum<?> refusal) {
        return refusal.name().toLowerCase(Locale.ROOT).replace('_', '.');
    }
}
