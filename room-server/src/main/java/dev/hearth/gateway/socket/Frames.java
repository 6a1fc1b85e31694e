package dev.hearth.gateway.socket;

import dev.hearth.protocol.ServerMessage;
import dev.hearth.protocol.ServerMessageWriter;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Encodes messages as whole WebSocket frames, header included. Frames from a server are not masked, so one buffer can
 * serve every socket of a room. Thread-safe.
 */
final class Frames {

    private static final int HEADER_MAX = 10;
    private static final int TEXT_FINAL = 0x81;
    private static final int SHORT_MAX = 125;
    private static final int MEDIUM_MAX = 0xffff;
    private static final int MEDIUM_MARK = 126;
    private static final int LONG_MARK = 127;
    private static final int EXPECTED_BYTES = 512;

    private static final byte[] ECHO = "{\"type\":\"heartbeat\",\"time\":".getBytes(StandardCharsets.US_ASCII);

    private final ByteBufAllocator allocator;
    private final ServerMessageWriter writer = new ServerMessageWriter();

    Frames(ByteBufAllocator allocator) {
        this.allocator = allocator;
    }

    /** One text frame, owned by the caller. Direct memory: the operating system would copy anything else per socket. */
    ByteBuf of(ServerMessage message) {
        return message instanceof ServerMessage.HeartbeatEcho echo ? echo(echo) : written(message);
    }

    /** By far the most frequent message to those who are silent, and a number between two constants. */
    private ByteBuf echo(ServerMessage.HeartbeatEcho echo) {
        var frame =
                allocator.directBuffer(HEADER_MAX + ECHO.length + echo.time().length() + 1);
        frame.writerIndex(HEADER_MAX).readerIndex(HEADER_MAX).writeBytes(ECHO);
        frame.writeCharSequence(echo.time(), StandardCharsets.US_ASCII);
        return withHeader(frame.writeByte('}'));
    }

    private ByteBuf written(ServerMessage message) {
        var frame = allocator.directBuffer(EXPECTED_BYTES);
        try {
            frame.writerIndex(HEADER_MAX).readerIndex(HEADER_MAX);
            writer.write(message, new ByteBufOutputStream(frame));
            return withHeader(frame);
        } catch (RuntimeException e) {
            frame.release();
            throw e;
        }
    }

    /** The header of a text frame of so many bytes, which the caller writes next; owned by the caller. */
    ByteBuf open(int payloadBytes) {
        var frame = allocator.directBuffer(HEADER_MAX + payloadBytes);
        frame.writeByte(TEXT_FINAL);
        if (payloadBytes <= SHORT_MAX) {
            return frame.writeByte(payloadBytes);
        }
        return payloadBytes <= MEDIUM_MAX
                ? frame.writeByte(MEDIUM_MARK).writeShort(payloadBytes)
                : frame.writeByte(LONG_MARK).writeLong(payloadBytes);
    }

    /** The header is as long as the length needs, so it is written backwards from the payload. */
    private static ByteBuf withHeader(ByteBuf frame) {
        int length = frame.readableBytes();
        int start;
        if (length <= SHORT_MAX) {
            start = HEADER_MAX - 2;
            frame.setByte(start + 1, length);
        } else if (length <= MEDIUM_MAX) {
            start = HEADER_MAX - 4;
            frame.setByte(start + 1, MEDIUM_MARK);
            frame.setShort(start + 2, length);
        } else {
            start = 0;
            frame.setByte(start + 1, LONG_MARK);
            frame.setLong(start + 2, length);
        }
        frame.setByte(start, TEXT_FINAL);
        return frame.readerIndex(start);
    }
}
