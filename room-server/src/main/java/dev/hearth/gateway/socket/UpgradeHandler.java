package dev.hearth.gateway.socket;

import dev.hearth.gateway.proxy.TrustedProxies;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerAdapter;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameEncoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP part of a socket's life: one request, judged by {@link UpgradeRules}, then either a refusal and the end, or
 * the handshake and a {@link SocketHandler} in its own place.
 */
// A write or close that fails shows as the end of the channel, which is where it is dealt with.
@SuppressWarnings("FutureReturnValueIgnored")
final class UpgradeHandler extends SimpleChannelInboundHandler<HttpObject> implements SocketLoop.Swept {

    /** Fixed by RFC 6455: what proves that the other side understood the handshake. */
    private static final String ACCEPT_SALT = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private static final String UNKNOWN = "?";

    private final UpgradeRules rules;
    private final SocketLoop loop;
    private final Gate gate;
    private final long since;
    private final Channel channel;
    private @Nullable String welcomeKey;
    private String address = UNKNOWN;
    private boolean judged;
    private SocketLoop.@Nullable Watch watch;

    UpgradeHandler(Channel channel, UpgradeRules rules, SocketLoop loop, Gate gate) {
        this.channel = channel;
        this.rules = rules;
        this.loop = loop;
        this.gate = gate;
        this.since = gate.nanos().getAsLong();
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        watch = loop.add(this, deadline());
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        if (watch != null) {
            watch.end();
        }
    }

    /** A client that sends no whole request is not waited for. */
    @Override
    public long sweep(long nowNanos) {
        if (nowNanos >= deadline()) {
            channel.close();
        }
        return Math.max(nowNanos, deadline());
    }

    /** Whoever has not even asked finds another node; whoever is being refused gets that answer. */
    @Override
    public void leave(Duration returnAfter) {
        if (!judged) {
            channel.close();
        }
    }

    @Override
    public void cut() {
        channel.close();
    }

    private long deadline() {
        return since + gate.settings().socket().identifyTimeout().toNanos() + 1;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
        if (part instanceof HttpRequest request && !judged) {
            judged = true;
            judge(context, request);
        }
        if (part instanceof LastHttpContent && welcomeKey != null) {
            upgrade(context, welcomeKey);
        }
    }

    private void judge(ChannelHandlerContext context, HttpRequest request) {
        address = addressOf(context, request);
        var verdict = rules.judge(request, address);
        if (verdict == UpgradeRules.Verdict.WELCOME) {
            welcomeKey = request.headers().get(HttpHeaderNames.SEC_WEBSOCKET_KEY);
        } else {
            refuse(context, verdict, rules.patience());
        }
    }

    /**
     * The HTTP codec goes last, and what it had read beyond the request goes to the decoder that stands behind it: a
     * client that does not wait for the answer loses nothing.
     */
    private void upgrade(ChannelHandlerContext context, String key) {
        context.writeAndFlush(switching(key));
        var pipeline = context.pipeline();
        var encrypted = pipeline.context(SharedFrames.class);
        if (encrypted == null) {
            pipeline.addFirst(new WireEnd());
        } else {
            pipeline.addAfter(encrypted.name(), null, new WireEnd());
        }
        var wire = pipeline.context(WireEnd.class);
        pipeline.addLast(
                new WebSocket13FrameDecoder(frames(gate.settings().limits().frameBytes())));
        pipeline.addLast(new WebSocket13FrameEncoder(false));
        pipeline.addLast(new SocketHandler(channel, wire, loop, gate, address));
        pipeline.remove(this);
        pipeline.remove(HttpServerCodec.class);
    }

    private static FullHttpResponse switching(String key) {
        var response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.SWITCHING_PROTOCOLS);
        response.headers()
                .set(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET)
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE)
                .set(HttpHeaderNames.SEC_WEBSOCKET_ACCEPT, accept(key))
                .set(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL, UpgradeRules.SUBPROTOCOL);
        return response;
    }

    private static String accept(String key) {
        try {
            var proof =
                    MessageDigest.getInstance("SHA-1").digest((key + ACCEPT_SALT).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(proof);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }

    /** Broken frames are ours to answer, with our own close codes: the decoder must not close by itself. */
    private static WebSocketDecoderConfig frames(int frameBytes) {
        return WebSocketDecoderConfig.newBuilder()
                .maxFramePayloadLength(frameBytes)
                .allowExtensions(false)
                .closeOnProtocolViolation(false)
                .withUTF8Validator(false)
                .build();
    }

    private static void refuse(ChannelHandlerContext context, UpgradeRules.Verdict verdict, Duration patience) {
        var response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, verdict.status());
        response.headers().set(HttpHeaderNames.CONTENT_LENGTH, 0).set(HttpHeaderNames.CONNECTION, "close");
        if (verdict == UpgradeRules.Verdict.TOO_MANY) {
            // The header knows whole seconds only.
            response.headers().set(HttpHeaderNames.RETRY_AFTER, (patience.toMillis() + 999) / 1_000);
        }
        if (verdict == UpgradeRules.Verdict.NO_UPGRADE) {
            response.headers()
                    .set(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET)
                    .set(HttpHeaderNames.CONNECTION, "upgrade, close")
                    .set(HttpHeaderNames.SEC_WEBSOCKET_VERSION, UpgradeRules.VERSION);
        }
        context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }

    private String addressOf(ChannelHandlerContext context, HttpRequest request) {
        if (context.channel().remoteAddress() instanceof InetSocketAddress remote) {
            var forwarded = request.headers().getAll(TrustedProxies.HEADER);
            return gate.settings()
                    .proxies()
                    .client(remote.getAddress(), forwarded)
                    .getHostAddress();
        }
        return UNKNOWN;
    }

    /** Does nothing but mark the place in the pipeline that is next to the socket, or to what encrypts. */
    private static final class WireEnd extends ChannelHandlerAdapter {}
}
