package dev.hearth.operations.domain;

import dev.hearth.kernel.PlainText;
import java.util.Optional;

/**
 * Something an operator does, and why: what is written down before it happens.
 *
 * @param operator the name of who does it
 * @param action one of a few fixed words, such as {@code node.drain}
 * @param target what it is done to, at most {@value #TARGET_CHARS_MAX} characters
 * @param reason 1 to {@value #REASON_CHARS_MAX} characters, in one line
 */
public record Deed(String operator, String action, String target, String reason) {

    public static final int TARGET_CHARS_MAX = 200;
    public static final int REASON_CHARS_MAX = 500;

    /** A deed that is about to be done. A line of the log is not checked so: what was tampered with must be readable. */
    public static Deed of(Operator operator, String action, String target, String reason) {
        if (target.length() > TARGET_CHARS_MAX) {
            throw new IllegalArgumentException("target: at most " + TARGET_CHARS_MAX + " characters");
        }
        if (!isReason(reason)) {
            throw new IllegalArgumentException("reason: 1 to " + REASON_CHARS_MAX + " characters");
        }
        return new Deed(operator.name(), action, target, reason);
    }

    /** A reason as it is kept, from what was typed; absent if nothing remains of it or too much. */
    public static Optional<String> reason(String typed) {
        return Optional.of(PlainText.clean(typed)).filter(Deed::isReason);
    }

    private static boolean isReason(String text) {
        return !text.isBlank() && text.length() <= REASON_CHARS_MAX;
    }
}
