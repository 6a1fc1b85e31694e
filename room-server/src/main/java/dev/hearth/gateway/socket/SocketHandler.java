package dev.hearth.gateway.socket;

import dev.hearth.protocol.CloseCode;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLException;

/** Where Netty's frames become calls to a {@link Connection}, and its wishes become frames. */
// A write or close that fails shows as the end of the channel, which is where it is dealt with.
@SuppressWarnings("FutureReturnValueIgnored")
final class SocketHandler extends SimpleChannelInboundHandler<WebSocketFrame> implements Connection.Port {

    private static final int CODE_BYTES = 2;
    private static final int INVALID_PAYLOAD = 1007;
    private static final int STATUS_MAX = 4999;

    private final Channel channel;
    private final Connection connection;
    private final ChannelHandlerContext wire;
    private final LongSupplier nanos;
    private final Meter frames;
    private final TextAssembly text;
    private boolean closing;

    /** @param wire where finished frames leave, past the handlers that would make frames of messages */
    SocketHandler(Channel channel, ChannelHandlerContext wire, SocketLoop loop, Gate gate, String address) {
        this.channel = channel;
        this.wire = wire;
        this.nanos = gate.nanos();
        var limits = gate.settings().limits();
        this.frames = new Meter(limits.frames(), limits.abuse(), nanos.getAsLong());
        this.text = new TextAssembly(limits.frameBytes());
        this.connection = new Connection(gate.connections().nextSocket(), address, loop, this, gate);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        connection.opened();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
        frames.count(nanos.getAsLong());
        if (frame instanceof CloseWebSocketFrame close) {
            closed(close);
        } else if (frames.isAbused()) {
            connection.close(CloseCode.RATE_ABUSE);
        } else if (!closing) {
            read(frame);
        }
    }

    private void read(WebSocketFrame frame) {
        if (frame instanceof TextWebSocketFrame || frame instanceof ContinuationWebSocketFrame) {
            var message = text.add(frame);
            if (message != null) {
                connection.received(message);
            }
        } else if (frame instanceof PingWebSocketFrame ping) {
            connection.heard();
            pong(ping);
        } else if (frame instanceof PongWebSocketFrame) {
            connection.heard();
        } else {
            connection.close(CloseCode.PROTOCOL_ERROR);
        }
    }

    /** Whoever does not read gets no more pongs; RFC 6455 wants one for the newest ping only. */
    private void pong(PingWebSocketFrame ping) {
        if (channel.isWritable()) {
            channel.writeAndFlush(new PongWebSocketFrame(ping.content().retain()), channel.voidPromise());
        }
    }

    /** The other side closes, or confirms that we did; its own close frame is confirmed before the end. */
    private void closed(CloseWebSocketFrame close) {
        int code = close.statusCode();
        if (closing) {
            abort();
        } else if (code > STATUS_MAX) {
            connection.close(CloseCode.PROTOCOL_ERROR);
        } else if (!isReasonUtf8(close.content())) {
            connection.close(INVALID_PAYLOAD, null);
        } else {
            closing = true;
            channel.writeAndFlush(code < 0 ? new CloseWebSocketFrame() : new CloseWebSocketFrame(code, ""));
            connection.closedByPeer(code);
        }
    }

    /** The codec lets a reason end inside a character. */
    private static boolean isReasonUtf8(ByteBuf content) {
        int bytes = content.readableBytes() - CODE_BYTES;
        return bytes <= 0
                || ByteBufUtil.isText(content, content.readerIndex() + CODE_BYTES, bytes, StandardCharsets.UTF_8);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        closing = true;
        connection.lost();
        super.channelInactive(context);
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) throws Exception {
        if (channel.isWritable()) {
            connection.writable();
        }
        super.channelWritabilityChanged(context);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof CorruptedWebSocketFrameException corrupted) {
            broken(corrupted.closeStatus());
        } else if (cause instanceof TooLongFrameException) {
            connection.close(CloseCode.FRAME_TOO_LARGE);
        } else if (cause instanceof IOException || cause.getCause() instanceof SSLException) {
            abort();
        } else {
            connection.failed(cause);
        }
    }

    private void broken(WebSocketCloseStatus status) {
        if (status.equals(WebSocketCloseStatus.MESSAGE_TOO_BIG)) {
            connection.close(CloseCode.FRAME_TOO_LARGE);
        } else if (status.equals(WebSocketCloseStatus.INVALID_PAYLOAD_DATA)) {
            connection.close(INVALID_PAYLOAD, null);
        } else {
            connection.close(CloseCode.PROTOCOL_ERROR);
        }
    }

    @Override
    public boolean isWritable() {
        return channel.isWritable();
    }

    @Override
    public void write(ByteBuf frame) {
        wire.write(frame, wire.voidPromise());
    }

    @Override
    public void flush() {
        wire.flush();
    }

    @Override
    public int unfinished() {
        var outbound = channel.unsafe().outboundBuffer();
        return outbound == null ? 0 : outbound.size();
    }

    @Override
    public void close(int code, String reason) {
        if (!closing) {
            closing = true;
            channel.writeAndFlush(new CloseWebSocketFrame(code, reason));
        }
    }

    @Override
    public void abort() {
        channel.close();
    }
}
