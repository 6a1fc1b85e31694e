package dev.hearth.load.bench;

/**
 * The {@code room.say} of one person in one room, prepared as a masked frame: only the request's number, the key's last
 * half and the stamp change from line to line. Not thread-safe.
 */
final class SayFrame {

    /** Stands before the stamp in the text of every line. */
    static final byte MARK = '@';

    /** Digits of a stamp. */
    static final int STAMP_DIGITS = 16;

    /** Request numbers of lines are greater; all other commands of a benchmark use smaller ones. */
    static final long FIRST_ID = 1_000_000_000L;

    private static final int KEY_DIGITS = 16;
    private static final int ID_DIGITS = 10;
    private static final String WORDS = " the kettle is on, who would like a cup of tea?";

    private final PreparedFrame frame;
    private final int idAt;
    private final int keyAt;
    private final int stampAt;
    private long said;

    /**
     * Prepares the frame.
     *
     * @param room the room's id
     * @param keyPrefix 16 hexadecimal digits that nobody else uses
     */
    SayFrame(String room, String keyPrefix) {
        String head = "{\"type\":\"room.say\",\"id\":";
        String middle = ",\"key\":\"" + keyPrefix;
        String tail = "\",\"room\":\"" + room + "\",\"text\":\"" + (char) MARK;
        String zeros = "0".repeat(KEY_DIGITS);
        frame = new PreparedFrame(head + FIRST_ID + middle + zeros + tail + zeros + WORDS + "\"}");
        idAt = head.length();
        keyAt = idAt + ID_DIGITS + middle.length();
        stampAt = keyAt + KEY_DIGITS + tail.length();
    }

    /** The bytes of the next line, good until the next call. */
    byte[] next(long stamp) {
        said++;
        frame.digits(idAt, ID_DIGITS, FIRST_ID + said);
        frame.digits(keyAt, KEY_DIGITS, said);
        frame.digits(stampAt, STAMP_DIGITS, stamp);
        return frame.bytes();
    }

    /** Which line, counted from 1, has this request number. */
    static int index(long id) {
        return (int) (id - FIRST_ID);
    }

    /** The number of the last line, counted from 1. */
    int last() {
        return (int) said;
    }
}
