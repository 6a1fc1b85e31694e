package dev.hearth.kernel;

import java.text.Normalizer;

/**
 * Cleans what people type before anything else looks at it, so that a line is one line, shows in the order it was
 * written, and is equal to itself however a keyboard composed it.
 *
 * <p>What goes: bidirectional embeddings, overrides and isolates (they make a text show what it does not say), control
 * characters, byte order marks, noncharacters and lone surrogates (they cannot be sent as UTF-8). What turns into one
 * space: line breaks and tabs with the blanks around them. What stays: everything else, among it joiners, variation
 * selectors and tags, which emoji sequences and several scripts are made of, and the harmless direction marks.
 */
public final class PlainText {

    private PlainText() {}

    /** The cleaned text in Unicode form NFC, without blanks at its ends; possibly empty, possibly longer than before. */
    public static String clean(String text) {
        var kept = new StringBuilder(text.length());
        text.codePoints().forEach(c -> append(kept, c));
        return trimmed(Normalizer.normalize(kept, Normalizer.Form.NFC));
    }

    private static void append(StringBuilder kept, int c) {
        if (isBreak(c)) {
            appendBreak(kept);
        } else if (!isDropped(c) && !(isBlank(c) && endsWithBreak(kept))) {
            kept.appendCodePoint(c);
        }
    }

    /** A break is kept as a line feed until the whole text is read, so that blanks after it are swallowed too. */
    private static void appendBreak(StringBuilder kept) {
        while (!kept.isEmpty() && isBlank(kept.codePointBefore(kept.length()))) {
            kept.setLength(kept.length() - 1);
        }
        kept.append('\n');
    }

    private static boolean endsWithBreak(StringBuilder kept) {
        return !kept.isEmpty() && kept.charAt(kept.length() - 1) == '\n';
    }

    private static String trimmed(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end).replace('\n', ' ');
    }

    private static boolean isBreak(int c) {
        return (c >= '\t' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029;
    }

    /** Every blank is in the basic plane, so one blank is one char. */
    private static boolean isBlank(int c) {
        return c == '\n' || Character.isSpaceChar(c);
    }

    private static boolean isDropped(int c) {
        return Character.isISOControl(c)
                || (c >= 0x202a && c <= 0x202e)
                || (c >= 0x2066 && c <= 0x2069)
                || c == 0xfeff
                || Character.getType(c) == Character.SURROGATE
                || isNoncharacter(c);
    }

    private static boolean isNoncharacter(int c) {
        return (c >= 0xfdd0 && c <= 0xfdef) || (c & 0xfffe) == 0xfffe;
    }
}
