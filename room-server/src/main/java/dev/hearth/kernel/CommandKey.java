package dev.hearth.kernel;

import java.util.regex.Pattern;

/**
 * The idempotency key of a durable command: chosen and stored by the client before sending, so that sending again can
 * never have a second effect.
 *
 * @param value 128 bits as 32 lower-case hexadecimal digits
 */
public record CommandKey(String value) {

    private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{32}");

    public CommandKey {
        if (!isValid(value)) {
            throw new IllegalArgumentException("a command key must be 32 lower-case hexadecimal digits");
        }
    }

    /** Says whether a text has the shape of a key. */
    public static boolean isValid(String text) {
        return SHAPE.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
