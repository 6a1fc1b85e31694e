package dev.hearth.operations.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody at the console may do; each may do what those before it may. */
public enum Role {
    /** Looks, and changes nothing. */
    VIEWER,
    /** Acts on people and rooms. */
    MODERATOR,
    /** Acts on nodes and settings. */
    OPERATOR;

    /** Whether this role is enough where that one is asked for. */
    public boolean covers(Role asked) {
        return compareTo(asked) >= 0;
    }

    /** As it is written in the configuration and shown. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role of this word. */
    public static Optional<Role> of(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }
}
