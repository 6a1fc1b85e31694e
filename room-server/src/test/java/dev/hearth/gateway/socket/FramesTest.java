package dev.hearth.gateway.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.protocol.ErrorCode;
import dev.hearth.protocol.ServerMessage;
import dev.hearth.protocol.ServerMessageWriter;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FramesTest {

    private static final int EMPTY_BYTES = message(0).readableBytes() - 2;

    private static ByteBuf message(int nameLength) {
        var notice = new ServerMessage.Notice(ErrorCode.ROOM_RESYNCING, "x".repeat(nameLength), null);
        return new Frames(new UnpooledByteBufAllocator(true, true)).of(notice);
    }

    /** Payloads around every size at which the header changes. */
    @ParameterizedTest
    @ValueSource(ints = {100, 125, 126, 127, 65_535, 65_536, 100_000})
    void areWhatAClientsDecoderReads(int payloadBytes) {
        var channel = new EmbeddedChannel(new WebSocket13FrameDecoder(false, false, 200_000));
        channel.writeInbound(message(payloadBytes - EMPTY_BYTES));
        TextWebSocketFrame frame = channel.readInbound();

        assertThat(frame.isFinalFragment()).isTrue();
        assertThat(frame.content().readableBytes()).isEqualTo(payloadBytes);
        assertThat(frame.text()).startsWith("{\"type\":\"notice\"").endsWith("}");
        frame.release();
        assertThat(channel.finish()).isFalse();
    }

    /** The echo has a way of its own; clients must not see it. */
    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "-1.5e3", "12345678901234567890123456789012"})
    void echoesAreWhatTheWriterWrites(String time) {
        var echo = new ServerMessage.HeartbeatEcho(time);
        var frame = new Frames(new UnpooledByteBufAllocator(true, true)).of(echo);
        var written = new ServerMessageWriter().bytes(echo);

        assertThat(frame.getByte(frame.readerIndex()) & 0xff).isEqualTo(0x81);
        assertThat(frame.getByte(frame.readerIndex() + 1)).isEqualTo((byte) written.length);
        assertThat(ByteBufUtil.getBytes(frame.skipBytes(2))).isEqualTo(written);
        frame.release();
    }
}
