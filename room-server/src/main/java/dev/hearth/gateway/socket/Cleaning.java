package dev.hearth.gateway.socket;

import dev.hearth.kernel.PlainText;
import dev.hearth.protocol.ErrorCode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Cleans and measures the texts of one message. The first problem is kept and harmless text stands in; whoever cleans
 * asks {@link #problem()} at the end.
 */
final class Cleaning {

    /** Fits wherever a text must not be empty, so that what is built before the problem is asked for can be built. */
    private static final String STAND_IN = "-";

    private @Nullable Problem problem;

    /** @param detail names the field and what is allowed */
    record Problem(ErrorCode code, String detail) {}

    @Nullable
    Problem problem() {
        return problem;
    }

    /** A text that must not be empty, at most so many code points. */
    String required(String field, String raw, int max, ErrorCode ifEmpty) {
        var text = text(field, raw, max, ErrorCode.TEXT_TOO_LONG);
        if (text.isEmpty()) {
            note(ifEmpty, field + " must not be empty");
            return STAND_IN;
        }
        return text;
    }

    /** A text that may be empty, at most so many code points. */
    String text(String field, String raw, int max, ErrorCode ifTooLong) {
        var text = PlainText.clean(raw);
        if (text.codePointCount(0, text.length()) > max) {
            note(ifTooLong, field + " must have at most " + max + " characters");
            return "";
        }
        return text;
    }

    /** Tags in lower case, without doubles and empty ones. */
    List<String> tags(List<String> raw, int countMax, int lengthMax) {
        var tags = raw.stream()
                .map(tag ->
                        text("tags", tag, lengthMax, ErrorCode.TEXT_TOO_LONG).toLowerCase(Locale.ROOT))
                .filter(tag -> !tag.isEmpty())
                .distinct()
                .toList();
        // Lower case can be longer than what it came from.
        boolean fits = tags.stream().allMatch(tag -> tag.codePointCount(0, tag.length()) <= lengthMax);
        if (tags.size() > countMax || !fits) {
            note(
                    ErrorCode.FRAME_INVALID,
                    "tags must be at most " + countMax + " of at most " + lengthMax + " characters");
            return List.of();
        }
        return tags;
    }

    private void note(ErrorCode code, String detail) {
        if (problem == null) {
            problem = new Problem(code, detail);
        }
    }
}
