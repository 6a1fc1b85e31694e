package dev.hearth.identity.domain;

/**
 * A name that a guest may carry: NFC, no space at its ends, otherwise as typed. Names need not be unique. Only {@link
 * GuestNameRules} makes one out of what somebody typed.
 */
public record GuestName(String value) {

    public static final int LENGTH_MAX = 24;

    public GuestName {
        int length = value.codePointCount(0, value.length());
        if (length < 1 || length > LENGTH_MAX) {
            throw new IllegalArgumentException("a name: 1 to " + LENGTH_MAX + " code points, got " + length);
        }
    }

    /** What the rules say of a name. */
    public sealed interface Verdict {}

    /** Allowed. */
    public record Allowed(GuestName name) implements Verdict {}

    /** Not allowed. */
    public record Refused(Rule rule) implements Verdict {}

    /** The rule that a refused name breaks. */
    public enum Rule {
        /** Nothing is left after trimming. */
        EMPTY,
        /** More than {@link #LENGTH_MAX} code points. */
        TOO_LONG,
        /** Control, direction, invisible or unassigned characters, or spaces other than the plain one. */
        INVISIBLE_CHARACTER,
        /** It starts with a combining mark, or piles up more than three of them. */
        STACKED_MARKS,
        /** Scripts mixed beyond UTS 39 "highly restrictive". */
        MIXED_SCRIPTS,
        /** It looks like a word that only the house may use. */
        RESERVED
    }
}
