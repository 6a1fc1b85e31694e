package dev.hearth.gateway.socket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** A real WebSocket client that says exactly what a test wants and hands out what it hears, in order. */
final class TestSocket implements WebSocket.Listener {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final BlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private volatile String closeReason = "";
    private final StringBuilder partial = new StringBuilder();
    private @Nullable WebSocket socket;

    static TestSocket open(int port) {
        return open(HTTP, "ws://127.0.0.1:" + port);
    }

    private static TestSocket open(HttpClient http, String address) {
        var client = new TestSocket();
        client.socket = http.newWebSocketBuilder()
                .subprotocols(UpgradeRules.SUBPROTOCOL)
                .buildAsync(URI.create(address + UpgradeRules.PATH), client)
                .join();
        return client;
    }

    /** Opens, identifies and hears {@code ready}. */
    static TestSocket identified(int port, String name) throws InterruptedException {
        return identify(open(port), name);
    }

    /** The same over TLS. */
    static TestSocket identified(int port, String name, SSLContext trust) throws InterruptedException {
        var http = HttpClient.newBuilder().sslContext(trust).build();
        return identify(open(http, "wss://localhost:" + port), name);
    }

    private static TestSocket identify(TestSocket client, String name) throws InterruptedException {
        client.next("hello");
        client.say("{'type':'identify','token':'good:" + name + "','client':'test/1'}");
        client.next("ready");
        return client;
    }

    /** Sends JSON written with single quotes. */
    void say(String json) {
        sendText(json.replace('\'', '"'));
    }

    void sendText(String text) {
        socket().sendText(text, true).join();
    }

    void sendBinary(byte[] bytes) {
        socket().sendBinary(ByteBuffer.wrap(bytes), true).join();
    }

    void close(int code) {
        socket().sendClose(code, "").join();
    }

    void abort() {
        socket().abort();
    }

    /** The next message, which must be of this type. */
    JsonNode next(String type) throws InterruptedException {
        var message = heard.poll(FakeWorld.PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (message == null || !message.path("type").asText().equals(type)) {
            throw new AssertionError("expected " + type + ", heard " + message + ", closed " + closed);
        }
        return message;
    }

    int closeCode() throws Exception {
        return closed.get(FakeWorld.PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** What the close frame said besides; once the code is known. */
    String closeReason() {
        return closeReason;
    }

    private WebSocket socket() {
        if (socket == null) {
            throw new IllegalStateException("not open yet");
        }
        return socket;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            try {
                heard.add(JSON.readTree(partial.toString()));
            } catch (JsonProcessingException e) {
                closed.completeExceptionally(e);
            }
            partial.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
        closeReason = reason;
        closed.complete(statusCode);
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        closed.completeExceptionally(error);
    }
}
