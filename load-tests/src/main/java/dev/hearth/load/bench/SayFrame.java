package dev.hearth.load.bench;

import java.nio.charset.StandardCharsets;

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

    private static final int HEADER = 8;
    private static final int KEY_DIGITS = 16;
    private static final int ID_DIGITS = 10;
    private static final byte[] MASK = {0x5a, (byte) 0xc3, (byte) 0x96, 0x3c};
    private static final String WORDS = " the kettle is on, who would like a cup of tea?";

    private final byte[] frame;
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
        String json = head + FIRST_ID + middle + zeros + tail + zeros + WORDS + "\"}";
        byte[] payload = json.getBytes(StandardCharsets.US_ASCII);
        frame = new byte[HEADER + payload.length];
        frame[0] = (byte) 0x81;
        frame[1] = (byte) (0x80 | 126);
        frame[2] = (byte) (payload.length >> 8);
        frame[3] = (byte) payload.length;
        System.arraycopy(MASK, 0, frame, 4, MASK.length);
        for (int i = 0; i < payload.length; i++) {
            frame[HEADER + i] = masked(payload[i], i);
        }
        idAt = head.length();
        keyAt = idAt + ID_DIGITS + middle.length();
        stampAt = keyAt + KEY_DIGITS + tail.length();
    }

    private static byte masked(int value, int at) {
        return (byte) (value ^ MASK[at & 3]);
    }

    /** The bytes of the next line, good until the next call. */
    byte[] next(long stamp) {
        said++;
        digits(idAt, ID_DIGITS, FIRST_ID + said);
        digits(keyAt, KEY_DIGITS, said);
        digits(stampAt, STAMP_DIGITS, stamp);
        return frame;
    }

    /** Which line, counted from 1, has this request number. */
    static int index(long id) {
        return (int) (id - FIRST_ID);
    }

    /** The number of the last line, counted from 1. */
    int last() {
        return (int) said;
    }

    private void digits(int at, int count, long value) {
        long rest = value;
        for (int i = at + count - 1; i >= at; i--) {
            frame[HEADER + i] = masked((int) ('0' + rest % 10), i);
            rest /= 10;
        }
    }
}
