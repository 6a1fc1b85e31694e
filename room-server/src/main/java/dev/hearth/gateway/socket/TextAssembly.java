package dev.hearth.gateway.socket;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Makes whole messages of the frames of text messages: joins fragments up to a bound, and lets through nothing but UTF-8.
 * Holds no memory between messages. That fragments follow each other properly has been checked before. Confined to the
 * event loop.
 */
// Ours rather than the codec's: that one takes a pong between two fragments for the end of the text.
final class TextAssembly {

    private static final int FIRST_BYTES = 256;

    private final int bytesMax;
    private byte @Nullable [] fragments;
    private int length;

    TextAssembly(int bytesMax) {
        this.bytesMax = bytesMax;
    }

    /**
     * Takes a frame and answers the whole message if it was the last one.
     *
     * @throws TooLongFrameException if the fragments are more than a message may have
     * @throws CorruptedWebSocketFrameException if the message is not UTF-8
     */
    byte @Nullable [] add(WebSocketFrame frame) {
        var content = frame.content();
        if (length + content.readableBytes() > bytesMax) {
            drop();
            throw new TooLongFrameException("more than " + bytesMax + " bytes in fragments");
        }
        if (fragments == null && frame.isFinalFragment()) {
            return utf8(ByteBufUtil.getBytes(content), ByteBufUtil.isText(content, StandardCharsets.UTF_8));
        }
        append(content);
        return frame.isFinalFragment() ? whole() : null;
    }

    private void append(ByteBuf content) {
        int end = length + content.readableBytes();
        var room = fragments == null ? new byte[Math.max(FIRST_BYTES, end)] : fragments;
        if (end > room.length) {
            room = Arrays.copyOf(room, Math.max(end, Math.min(bytesMax, 2 * room.length)));
        }
        content.getBytes(content.readerIndex(), room, length, content.readableBytes());
        fragments = room;
        length = end;
    }

    private byte[] whole() {
        var message = fragments == null ? new byte[0] : Arrays.copyOf(fragments, length);
        drop();
        var view = Unpooled.wrappedBuffer(message);
        return utf8(message, ByteBufUtil.isText(view, StandardCharsets.UTF_8));
    }

    private void drop() {
        fragments = null;
        length = 0;
    }

    private static byte[] utf8(byte[] message, boolean valid) {
        if (!valid) {
            throw new CorruptedWebSocketFrameException(WebSocketCloseStatus.INVALID_PAYLOAD_DATA, "not UTF-8");
        }
        return message;
    }
}
