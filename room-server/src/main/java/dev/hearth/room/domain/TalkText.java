package dev.hearth.room.domain;

/**
 * A line somebody says: cleaned (NFC, no bidi overrides, no control characters), 1 to 500 code points.
 */
public record TalkText(String value) {

    public static final int CODE_POINTS_MAX = 500;

    public TalkText {
        int length = value.codePointCount(0, value.length());
        if (length < 1 || length > CODE_POINTS_MAX) {
            throw new IllegalArgumentException("a line has 1 to " + CODE_POINTS_MAX + " code points, got " + length);
        }
    }

    @Override
    public String toString() {
        return "TalkText[" + value.length() + " chars]";
    }
}
