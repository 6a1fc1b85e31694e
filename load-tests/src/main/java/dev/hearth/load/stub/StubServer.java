package dev.hearth.load.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hearth.load.bot.Json;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The stub's doors: signing in and sockets, on one port of the loopback address. */
public final class StubServer implements AutoCloseable {

    private static final String SOCKET_PATH = "/v1/socket";
    private static final int BODY_BYTES_MAX = 65_536;
    private static final String HELLO = "{\"type\":\"hello\",\"heartbeat_ms\":60000}";

    private final EventLoopGroup loops = new NioEventLoopGroup(1);
    private final StubWorld world;
    private final Channel door;

    private StubServer(StubWorld world) throws InterruptedException {
        this.world = world;
        this.door = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline()
                                .addLast(new HttpServerCodec())
                                .addLast(new HttpObjectAggregator(BODY_BYTES_MAX))
                                .addLast(new WebSocketServerProtocolHandler(SOCKET_PATH, "hearth.v1.json"))
                                .addLast(new Pages())
                                .addLast(new Conversation());
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), 0)
                .sync()
                .channel();
    }

    /** Opens it on a free port. */
    public static StubServer open(Lie lie) throws InterruptedException {
        return new StubServer(new StubWorld(lie));
    }

    /** Where people sign in. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + ((InetSocketAddress) door.localAddress()).getPort());
    }

    @Override
    public void close() {
        var unused = door.close();
        loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    private final class Pages extends SimpleChannelInboundHandler<FullHttpRequest> {

        @Override
        protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
            boolean signIn = !request.uri().startsWith("/v1/config");
            ObjectNode page = signIn
                    ? world.signIn(Json.parse(request.content().toString(StandardCharsets.UTF_8)))
                    : Json.object().put("socket_url", url().toString().replace("http", "ws") + SOCKET_PATH);
            var body = Unpooled.copiedBuffer(page.toString(), StandardCharsets.UTF_8);
            var response = new DefaultFullHttpResponse(
                    HttpVersion.HTTP_1_1, signIn ? HttpResponseStatus.CREATED : HttpResponseStatus.OK, body);
            response.headers()
                    .set(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes())
                    .set(HttpHeaderNames.CONNECTION, "close");
            var unused = context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
        }
    }

    private final class Conversation extends SimpleChannelInboundHandler<TextWebSocketFrame> {

        private @Nullable StubPerson person;

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event instanceof WebSocketServerProtocolHandler.HandshakeComplete) {
                send(context, HELLO);
            }
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, TextWebSocketFrame frame) {
            JsonNode message = Json.parse(frame.text());
            StubPerson known = person;
            if (known == null) {
                String persona = message.path("token").asText();
                person = new StubPerson(persona, text -> send(context, text));
                send(context, "{\"type\":\"ready\",\"link\":\"l\",\"secret\":\"s\"}");
            } else {
                world.take(known, message);
            }
        }

        private static void send(ChannelHandlerContext context, String text) {
            var unused = context.writeAndFlush(new TextWebSocketFrame(text));
        }
    }
}
