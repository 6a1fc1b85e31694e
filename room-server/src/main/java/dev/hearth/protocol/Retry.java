package dev.hearth.protocol;

import java.util.Locale;

/** What a client may do after an error. */
public enum Retry {
    /** Sending this again cannot help. */
    NO,
    /** Send the same command with the same key again. */
    SAME,
    /** A new attempt may succeed after the time that the answer names. */
    LATER;

    /** As it stands in messages. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
