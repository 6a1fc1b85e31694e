package dev.hearth.room.crowd;

import java.util.Arrays;

/** A growing row of numbers without boxes: there are many of them per second. */
final class Indexes {

    private static final int[] NONE = {};

    private int[] values = NONE;
    private int size;

    void add(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, Math.max(4, size * 2));
        }
        values[size++] = value;
    }

    int get(int at) {
        return values[at];
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    /** So many of them, beginning somewhere and going on at the start. */
    int[] around(int start, int count) {
        var part = new int[count];
        for (int i = 0; i < count; i++) {
            part[i] = values[(start + i) % size];
        }
        return part;
    }
}
