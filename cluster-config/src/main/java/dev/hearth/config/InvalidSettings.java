package dev.hearth.config;

import java.util.List;

/**
 * The configuration cannot be used. The message has one line per problem, each with the key, the value found and what is
 * allowed, so that it can be shown to an operator as it is.
 */
public final class InvalidSettings extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates the failure from one line per problem. */
    public InvalidSettings(List<String> problems) {
        super(String.join("\n", problems));
    }

    /** One line for each problem. */
    public List<String> problems() {
        return String.valueOf(getMessage()).lines().toList();
    }
}
