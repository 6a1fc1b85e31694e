package dev.hearth.operations.domain;

import java.util.Locale;

/**
 * Which sockets somebody looks for.
 *
 * @param text part of a name, or a whole persona id; empty for all
 * @param slow only those that take less than they are sent
 */
public record SocketQuery(String text, boolean slow) {

    public static final int TEXT_CHARS_MAX = 100;

    /** Whether somebody of this persona and name is looked for. */
    public boolean matches(String persona, String name) {
        return persona.equals(text) || name.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
    }
}
