package dev.hearth.load.oracle;

/** The time at which a line should have been said, written into the line, so that everybody who hears it knows. Pure. */
final class Stamp {

    private static final char MARK = '@';

    private Stamp() {}

    /** The words, and behind them the milliseconds since 1970. */
    static String on(String words, long ms) {
        return words + " " + MARK + ms;
    }

    /** What was written there; 0 where nothing was. */
    static long of(String text) {
        int at = text.lastIndexOf(MARK);
        return at < 0 ? 0 : digits(text, at + 1);
    }

    private static long digits(String text, int from) {
        long value = 0;
        for (int i = from; i < text.length(); i++) {
            char digit = text.charAt(i);
            if (digit < '0' || digit > '9') {
                return 0;
            }
            value = 10 * value + digit - '0';
        }
        return value;
    }
}
