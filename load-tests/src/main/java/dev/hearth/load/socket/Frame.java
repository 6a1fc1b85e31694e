package dev.hearth.load.socket;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;

/** One WebSocket frame: its first byte exactly as on the wire, and its unmasked payload. */
public final class Frame {

    public static final int FIN = 0x80;
    public static final int CONTINUATION = 0x0;
    public static final int TEXT = 0x1;
    public static final int BINARY = 0x2;
    public static final int CLOSE = 0x8;
    public static final int PING = 0x9;
    public static final int PONG = 0xA;

    private static final int MASKED = 0x80;
    private static final int LENGTH_16 = 126;
    private static final int LENGTH_64 = 127;
    private static final int HEADER_BYTES_MAX = 14;

    private final int head;
    private final byte[] payload;

    /**
     * A frame that may be as wrong as a test wants it.
     *
     * @param head FIN, reserved bits and opcode
     * @param payload not copied
     */
    public Frame(int head, byte[] payload) {
        this.head = head;
        this.payload = payload;
    }

    /** A whole text message in one frame. */
    public static Frame text(String text) {
        return new Frame(FIN | TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    /** A close frame with a code and no reason. */
    public static Frame close(int code) {
        return new Frame(FIN | CLOSE, new byte[] {(byte) (code >> 8), (byte) code});
    }

    /** The unmasked payload, not copied. */
    public byte[] payload() {
        return payload;
    }

    boolean last() {
        return (head & FIN) != 0;
    }

    /** What kind of frame it is. */
    public int opcode() {
        return head & 0x0F;
    }

    /** The bytes a client sends: masked with a fresh random key. */
    public ByteBuffer masked() {
        ByteBuffer bytes = ByteBuffer.allocate(HEADER_BYTES_MAX + payload.length);
        bytes.put((byte) head);
        putLength(bytes, MASKED);
        int key = ThreadLocalRandom.current().nextInt();
        bytes.putInt(key);
        for (int i = 0; i < payload.length; i++) {
            bytes.put((byte) (payload[i] ^ (key >>> (24 - 8 * (i & 3)))));
        }
        return bytes.flip();
    }

    /** The bytes a server sends; from a client they are a protocol violation, which is what tests want them for. */
    public ByteBuffer unmasked() {
        ByteBuffer bytes = ByteBuffer.allocate(HEADER_BYTES_MAX + payload.length);
        bytes.put((byte) head);
        putLength(bytes, 0);
        return bytes.put(payload).flip();
    }

    private void putLength(ByteBuffer bytes, int maskBit) {
        if (payload.length < LENGTH_16) {
            bytes.put((byte) (maskBit | payload.length));
        } else if (payload.length <= 0xFFFF) {
            bytes.put((byte) (maskBit | LENGTH_16)).putShort((short) payload.length);
        } else {
            bytes.put((byte) (maskBit | LENGTH_64)).putLong(payload.length);
        }
    }
}
