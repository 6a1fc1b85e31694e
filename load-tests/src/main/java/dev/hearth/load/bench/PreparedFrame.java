package dev.hearth.load.bench;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A masked text frame whose characters can be changed in place, so that sending costs no JSON. Not thread-safe. */
final class PreparedFrame {

    private static final int SHORT_MAX = 125;
    private static final int SHORT_HEADER = 2;
    private static final int LONG_HEADER = 4;
    private static final byte[] MASK = {0x5a, (byte) 0xc3, (byte) 0x96, 0x3c};

    private final byte[] frame;
    private final int payloadAt;

    /** @param json what it says, in ASCII, at most 65,535 characters */
    PreparedFrame(String json) {
        byte[] payload = json.getBytes(StandardCharsets.US_ASCII);
        boolean isShort = payload.length <= SHORT_MAX;
        int maskAt = isShort ? SHORT_HEADER : LONG_HEADER;
        payloadAt = maskAt + MASK.length;
        frame = Arrays.copyOf(header(payload.length, isShort), payloadAt + payload.length);
        System.arraycopy(MASK, 0, frame, maskAt, MASK.length);
        for (int i = 0; i < payload.length; i++) {
            put(i, payload[i]);
        }
    }

    private static byte[] header(int length, boolean isShort) {
        return isShort
                ? new byte[] {(byte) 0x81, (byte) (0x80 | length)}
                : new byte[] {(byte) 0x81, (byte) (0x80 | 126), (byte) (length >> 8), (byte) length};
    }

    /** The whole frame; good until it is changed. */
    byte[] bytes() {
        return frame;
    }

    /** Replaces one character. */
    void put(int at, int character) {
        frame[payloadAt + at] = (byte) (character ^ MASK[at & 3]);
    }

    /** Replaces so many characters by a number with leading noughts. */
    void digits(int at, int count, long value) {
        long rest = value;
        for (int i = at + count - 1; i >= at; i--) {
            put(i, (int) ('0' + rest % 10));
            rest /= 10;
        }
    }
}
