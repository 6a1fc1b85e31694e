package dev.hearth.protocol;

/**
 * What must be true of JSON from strangers before a parser sees it. Jackson guesses the encoding from the first bytes and
 * would take UTF-16, UTF-32 and a byte order mark; here JSON is UTF-8 and nothing else.
 */
public final class JsonText {

    private JsonText() {}

    /** Whether these bytes begin as an object in UTF-8 does, which is where everybody sends one. */
    public static boolean beginsObject(byte[] bytes) {
        int start = 0;
        while (start < bytes.length && isBlank(bytes[start])) {
            start++;
        }
        boolean brace = start < bytes.length && bytes[start] == '{';
        return brace && (start + 1 == bytes.length || bytes[start + 1] != 0);
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t' || b == '\n' || b == '\r';
    }
}
