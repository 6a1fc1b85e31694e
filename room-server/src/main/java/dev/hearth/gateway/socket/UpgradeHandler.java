package dev.hearth.gateway.socket;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerAdapter;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.Utf8FrameValidator;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketHandshakeException;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP part of a socket's life: one request, judged by {@link UpgradeRules}, then either a refusal and the end, or
 * the handshake and a {@link SocketHandler} in its own place.
 */
// A write or close that fails shows as the end of the channel, which is where it is dealt with.
@SuppressWarnings("FutureReturnValueIgnored")
final class UpgradeHandler extends SimpleChannelInboundHandler<FullHttpRequest> implements SocketLoop.Swept {

    private static final int RETRY_AFTER_SECONDS = 5;

    private final UpgradeRules rules;
    private final SocketLoop loop;
    private final Gate gate;
    private final long since;
    private final Channel channel;

    UpgradeHandler(Channel channel, UpgradeRules rules, SocketLoop loop, Gate gate) {
        this.channel = channel;
        this.rules = rules;
        this.loop = loop;
        this.gate = gate;
        this.since = gate.nanos().getAsLong();
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        loop.add(this);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        loop.remove(this);
    }

    /** A client that sends no whole request is not waited for. */
    @Override
    public void sweep(long nowNanos) {
        if (nowNanos - since > gate.settings().socket().identifyTimeout().toNanos()) {
            channel.close();
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        var address = addressOf(context);
        var verdict =
                request.decoderResult().isSuccess() ? rules.judge(request, address) : UpgradeRules.Verdict.NOT_FOUND;
        if (verdict == UpgradeRules.Verdict.WELCOME) {
            upgrade(context, request, address);
        } else {
            refuse(context, verdict);
        }
    }

    private void upgrade(ChannelHandlerContext context, FullHttpRequest request, String address) {
        var handshaker = handshaker(gate.settings().limits().frameBytes(), request);
        if (handshaker == null) {
            refuse(context, UpgradeRules.Verdict.NO_UPGRADE);
            return;
        }
        try {
            handshaker.handshake(context.channel(), request).addListener(done -> {
                if (done.isSuccess()) {
                    open(context, address);
                } else {
                    context.close();
                }
            });
        } catch (WebSocketHandshakeException e) {
            refuse(context, UpgradeRules.Verdict.NO_UPGRADE);
        }
    }

    /** Broken frames are ours to answer, with our own close codes: the decoder must not close by itself. */
    private static @Nullable WebSocketServerHandshaker handshaker(int frameBytes, FullHttpRequest request) {
        var decoder = WebSocketDecoderConfig.newBuilder()
                .maxFramePayloadLength(frameBytes)
                .allowExtensions(false)
                .closeOnProtocolViolation(false)
                .withUTF8Validator(false)
                .build();
        return new WebSocketServerHandshakerFactory(UpgradeRules.PATH, UpgradeRules.SUBPROTOCOL, decoder)
                .newHandshaker(request);
    }

    private void open(ChannelHandlerContext context, String address) {
        var pipeline = context.pipeline();
        pipeline.addFirst(new WireEnd());
        var wire = pipeline.firstContext();
        var handler = new SocketHandler(context.channel(), wire, loop, gate, address);
        pipeline.addLast(new Utf8FrameValidator(false));
        pipeline.addLast(new WebSocketFrameAggregator(gate.settings().limits().frameBytes()));
        pipeline.addLast(handler);
        pipeline.remove(this);
    }

    private static void refuse(ChannelHandlerContext context, UpgradeRules.Verdict verdict) {
        var response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, verdict.status());
        response.headers().set(HttpHeaderNames.CONTENT_LENGTH, 0).set(HttpHeaderNames.CONNECTION, "close");
        if (verdict == UpgradeRules.Verdict.TOO_MANY) {
            response.headers().set(HttpHeaderNames.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }

    private static String addressOf(ChannelHandlerContext context) {
        return context.channel().remoteAddress() instanceof InetSocketAddress remote
                ? remote.getAddress().getHostAddress()
                : "?";
    }

    /** Does nothing but mark the place in the pipeline that is next to the socket. */
    private static final class WireEnd extends ChannelHandlerAdapter {}
}
