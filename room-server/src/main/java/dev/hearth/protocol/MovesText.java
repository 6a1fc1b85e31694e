package dev.hearth.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes {@code room.moves} straight into bytes. These are by far the most frequent message, and a general writer costs
 * several times as much; tests compare the two. Positions are rounded to centimetres and milliradians. Not thread-safe,
 * to be used again and again.
 */
public final class MovesText {

    private static final byte[] END = {']', '}'};
    private static final int ENTRY_MAX = 4 * 21 + 5;
    private static final int DIGITS_MAX = 20;

    private byte[] bytes = new byte[1024];
    private int length;

    /** What stands before the positions; followed by them, without the comma of the last one, and {@link #end}. */
    public static byte[] start(String room, long at) {
        return ("{\"type\":\"room.moves\",\"room\":\"" + room + "\",\"at\":" + at + ",\"moves\":[")
                .getBytes(StandardCharsets.US_ASCII);
    }

    public static byte[] end() {
        return END.clone();
    }

    public void clear() {
        length = 0;
    }

    /** How many bytes have been written. */
    public int length() {
        return length;
    }

    /** What has been written; valid until the next change. */
    public byte[] bytes() {
        return bytes;
    }

    /**
     * Adds one position and a comma.
     *
     * @param x metres
     * @param z metres
     * @param facing radians
     */
    public void add(int number, double x, double z, double facing) {
        if (bytes.length - length < ENTRY_MAX) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
        put('[');
        whole(number);
        put(',');
        decimal(Math.round(x * 100), 100);
        put(',');
        decimal(Math.round(z * 100), 100);
        put(',');
        decimal(Math.round(facing * 1000), 1000);
        put(']');
        put(',');
    }

    /** A number of so many parts of one, without zeros at its end. */
    private void decimal(long parts, int scale) {
        long rest = parts;
        if (rest < 0) {
            put('-');
            rest = -rest;
        }
        whole(rest / scale);
        long fraction = rest % scale;
        if (fraction == 0) {
            return;
        }
        put('.');
        for (int unit = scale / 10; fraction != 0; unit /= 10) {
            put((char) ('0' + fraction / unit));
            fraction %= unit;
        }
    }

    private void whole(long value) {
        int at = length + digits(value);
        length = at;
        long rest = value;
        do {
            bytes[--at] = (byte) ('0' + rest % 10);
            rest /= 10;
        } while (rest != 0);
    }

    private static int digits(long value) {
        int digits = 1;
        for (long power = 10; digits < DIGITS_MAX - 1 && value >= power; power *= 10) {
            digits++;
        }
        return digits;
    }

    private void put(char character) {
        bytes[length++] = (byte) character;
    }
}
