package dev.hearth.operations.domain;

import java.util.regex.Pattern;

/**
 * Somebody who may use the console.
 *
 * @param name 1 to 32 of small letters, digits, dot, hyphen and underscore
 */
public record Operator(String name, Role role) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9._-]{1,32}");

    public Operator {
        if (!isName(name)) {
            throw new IllegalArgumentException("name: 1 to 32 of a-z, 0-9, '.', '-' and '_', got '" + name + "'");
        }
    }

    /** Whether somebody may be called so. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }
}
