package dev.hearth.load.socket;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * Cuts a stream of bytes from a server into frames. Holds no buffer while nothing is incomplete, so that thousands of
 * idle sockets cost next to nothing.
 */
final class FrameReader {

    /** Far above the largest frame a server sends; beyond it the stream is not believed. */
    static final int FRAME_BYTES_MAX = 4 << 20;

    private static final byte[] NOTHING = {};

    private byte[] pending = NOTHING;
    private int start;
    private int end;

    /** Takes over all remaining bytes. */
    void feed(ByteBuffer bytes) {
        int added = bytes.remaining();
        if (end + added > pending.length) {
            pending = Arrays.copyOf(Arrays.copyOfRange(pending, start, end), end - start + added);
            end -= start;
            start = 0;
        }
        bytes.get(pending, end, added);
        end += added;
    }

    /**
     * The next whole frame, or empty when more bytes are needed.
     *
     * @throws IOException when the bytes are not what a server may send
     */
    Optional<Frame> next() throws IOException {
        int header = headerBytes();
        if (header < 0) {
            return Optional.empty();
        }
        long length = payloadBytes();
        if (length < 0 || length > FRAME_BYTES_MAX) {
            throw new IOException("frame of " + length + " bytes from the server");
        }
        if (end - start < header + length) {
            return Optional.empty();
        }
        int from = start + header;
        Frame frame = new Frame(pending[start] & 0xFF, Arrays.copyOfRange(pending, from, from + (int) length));
        consume(header + (int) length);
        return Optional.of(frame);
    }

    private void consume(int bytes) {
        start += bytes;
        if (start == end) {
            pending = NOTHING;
            start = 0;
            end = 0;
        }
    }

    private int headerBytes() throws IOException {
        if (end - start < 2) {
            return -1;
        }
        int second = pending[start + 1] & 0xFF;
        if ((second & 0x80) != 0) {
            throw new IOException("masked frame from the server");
        }
        int header = second < 126 ? 2 : second == 126 ? 4 : 10;
        return end - start < header ? -1 : header;
    }

    private long payloadBytes() {
        int second = pending[start + 1] & 0x7F;
        ByteBuffer at = ByteBuffer.wrap(pending, start + 2, end - start - 2);
        return second < 126 ? second : second == 126 ? at.getShort() & 0xFFFF : at.getLong();
    }
}
