package dev.hearth.load.bench;

import java.nio.charset.StandardCharsets;

/**
 * Finds in the server's frames what benchmarks count, by looking at bytes rather than by parsing JSON. A said line counts
 * by the stamp that {@link SayFrame} puts at the beginning of its text, which no other text of a benchmark carries.
 * Stateless.
 */
final class FrameScanner {

    private static final byte[] TYPE = ascii("{\"type\":\"");
    private static final byte[] OK = ascii("ok\",\"id\":");
    private static final byte[] EVENTS = ascii("room.events\"");
    private static final byte[] SNAPSHOT = ascii("room.snapshot\"");
    private static final byte[] MOVES = ascii("room.moves\"");
    private static final byte[] ROOM = ascii("room.");
    private static final byte[] TEXT = ascii("\"text\":\"");
    private static final int OPCODE_TEXT = 1;
    private static final int OPCODE_CLOSE = 8;
    private static final int NOT_WHOLE = -1;

    /** What is done with what was found. */
    interface Sink {

        /** A line was acknowledged. */
        void ok(long id);

        /** One said line was delivered; {@code stamp} is what its sender put in. */
        void said(long stamp);

        /** So many positions of people were delivered in a frame of so many bytes. */
        void moves(int positions, int bytes);

        /** Any other message that is not about a room: hello, ready, answers to other commands, refusals, notices. */
        void other(String json);

        /** Whether what a room publishes is wanted whole, as {@link #other}, instead of being counted. */
        default boolean followsRooms() {
            return false;
        }

        /** The server closes. */
        void closing(int code);
    }

    private FrameScanner() {}

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Takes whole frames from the bytes and returns where the first frame begins that is not whole yet. */
    static int scan(byte[] bytes, int from, int to, Sink sink) {
        int at = from;
        while (true) {
            int payload = payloadOf(bytes, at, to);
            if (payload == NOT_WHOLE) {
                return at;
            }
            int end = payload + lengthOf(bytes, at);
            if (end > to) {
                return at;
            }
            frame(bytes[at] & 0x0f, bytes, payload, end, sink);
            at = end;
        }
    }

    private static int payloadOf(byte[] bytes, int at, int to) {
        if (to - at < 2) {
            return NOT_WHOLE;
        }
        int head = switch (bytes[at + 1] & 0x7f) {
            case 126 -> 4;
            case 127 -> 10;
            default -> 2;
        };
        return to - at < head ? NOT_WHOLE : at + head;
    }

    private static int lengthOf(byte[] bytes, int at) {
        int length = bytes[at + 1] & 0x7f;
        if (length < 126) {
            return length;
        }
        int wide = length == 126 ? 2 : 8;
        long value = 0;
        for (int i = 0; i < wide; i++) {
            value = (value << 8) | (bytes[at + 2 + i] & 0xff);
        }
        return Math.toIntExact(value);
    }

    private static void frame(int opcode, byte[] bytes, int from, int to, Sink sink) {
        if (opcode == OPCODE_TEXT) {
            text(bytes, from, to, sink);
        } else if (opcode == OPCODE_CLOSE) {
            sink.closing(to - from < 2 ? 0 : ((bytes[from] & 0xff) << 8) | (bytes[from + 1] & 0xff));
        }
    }

    private static void text(byte[] bytes, int from, int to, Sink sink) {
        int type = from + TYPE.length;
        if (!isAt(bytes, from, to, TYPE)) {
            sink.other(string(bytes, from, to));
        } else if (isAt(bytes, type, to, OK)) {
            ok(bytes, from, to, sink);
        } else if (sink.followsRooms() && (isAt(bytes, type, to, EVENTS) || isAt(bytes, type, to, SNAPSHOT))) {
            sink.other(string(bytes, from, to));
        } else if (isAt(bytes, type, to, EVENTS)) {
            said(bytes, type + EVENTS.length, to, sink);
        } else if (isAt(bytes, type, to, MOVES)) {
            sink.moves(positions(bytes, type + MOVES.length, to), to - from);
        } else if (!isAt(bytes, type, to, ROOM)) {
            sink.other(string(bytes, from, to));
        }
    }

    private static void ok(byte[] bytes, int from, int to, Sink sink) {
        long id = number(bytes, from + TYPE.length + OK.length, to);
        if (id >= SayFrame.FIRST_ID) {
            sink.ok(id);
        } else {
            sink.other(string(bytes, from, to));
        }
    }

    private static void said(byte[] bytes, int from, int to, Sink sink) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == SayFrame.MARK && isAt(bytes, i - TEXT.length, to, TEXT)) {
                sink.said(number(bytes, i + 1, to));
                i += SayFrame.STAMP_DIGITS;
            }
        }
    }

    /** Each position is a list inside one list; no id has a bracket. */
    private static int positions(byte[] bytes, int from, int to) {
        int brackets = 0;
        for (int i = from; i < to; i++) {
            brackets += bytes[i] == '[' ? 1 : 0;
        }
        return Math.max(0, brackets - 1);
    }

    private static boolean isAt(byte[] bytes, int at, int to, byte[] expected) {
        if (at < 0 || to - at < expected.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if (bytes[at + i] != expected[i]) {
                return false;
            }
        }
        return true;
    }

    private static long number(byte[] bytes, int from, int to) {
        long value = 0;
        for (int i = from; i < to && bytes[i] >= '0' && bytes[i] <= '9'; i++) {
            value = value * 10 + bytes[i] - '0';
        }
        return value;
    }

    private static String string(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
}
