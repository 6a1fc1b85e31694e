package dev.hearth.load.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hearth.load.bot.Bot;
import dev.hearth.load.bot.Guest;
import dev.hearth.load.bot.Json;
import dev.hearth.load.socket.Frame;
import dev.hearth.load.socket.RawSocket;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sockets that flood, stall, drip or vanish cost their neighbours nothing and end as the protocol's page says. */
@ExtendWith(SharedTown.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultySocketIT {

    private static final int FLOOD = 20_000;
    private static final int FRAMES_PER_WRITE = 500;
    private static final int UPGRADES_OF_AN_ADDRESS = 600;
    private static final Duration IDENTIFY_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration ENDED_WITHIN = Duration.ofSeconds(10);
    private static final Duration ROUND_TRIP = Duration.ofMillis(100);
    private static final Duration WORST_ROUND_TRIP = Duration.ofSeconds(2);
    private static final String HANDSHAKE = """
            GET /v1/socket HTTP/1.1\r
            Host: localhost\r
            Upgrade: websocket\r
            Connection: Upgrade\r
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
            Sec-WebSocket-Version: 13\r
            Sec-WebSocket-Protocol: hearth.v1.json\r
            \r
            """;

    private final Town town;
    private final InetSocketAddress door;
    private CompletableFuture<Duration> silent;
    private CompletableFuture<Duration> dripping;
    private CompletableFuture<List<String>> deaf;

    FaultySocketIT(Town town) {
        this.town = town;
        this.door = new InetSocketAddress(town.socket().getHost(), town.socket().getPort());
        this.silent = new CompletableFuture<>();
        this.dripping = new CompletableFuture<>();
        this.deaf = new CompletableFuture<>();
    }

    /** What takes its time takes it while the others run. */
    @BeforeAll
    void beginWhatTakesLong() {
        silent = later(Duration.ZERO, () -> lifetimeOf(""));
        dripping = later(Duration.ZERO, () -> lifetimeOf("GET /v1/socket HTTP/1.1\r\nX: "));
        deaf = deaf();
    }

    private interface Fault<T> {
        T play() throws IOException;
    }

    private static <T> CompletableFuture<T> later(Duration delay, Fault<T> fault) {
        Executor executor = CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS);
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return fault.play();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                executor);
    }

    /** How long the server bears a request that goes on by a byte now and then and never ends. */
    private Duration lifetimeOf(String beginning) throws IOException {
        long start = System.nanoTime();
        ScheduledExecutorService drip = Executors.newSingleThreadScheduledExecutor();
        try (RawSocket socket = open(town.address())) {
            boolean unused = socket.send(beginning.getBytes(StandardCharsets.US_ASCII));
            if (!beginning.isEmpty()) {
                var drops = drip.scheduleAtFixedRate(() -> socket.send(new byte[] {'x'}), 0, 50, TimeUnit.MILLISECONDS);
                assertThat(drops.isDone()).isFalse();
            }
            assertThat(endOf(socket)).isEmpty();
        } finally {
            drip.shutdownNow();
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** What was there to be read, when it is read long after the server has given up. */
    private CompletableFuture<List<String>> deaf() {
        CompletableFuture<RawSocket> socket = later(Duration.ZERO, () -> {
            RawSocket opened = RawSocket.open(door, town.address(), Town.SOON, 1_024);
            boolean unused = opened.send(HANDSHAKE.getBytes(StandardCharsets.US_ASCII));
            return opened;
        });
        return socket.thenCompose(opened -> later(IDENTIFY_TIMEOUT.plusSeconds(3), () -> {
            try (opened) {
                List<String> heard = new ArrayList<>(List.of(opened.head().substring(9, 12)));
                for (Optional<Frame> next = opened.frame(); next.isPresent(); next = opened.frame()) {
                    heard.add(words(next.get()));
                }
                return heard;
            }
        }));
    }

    private static String words(Frame frame) {
        return frame.opcode() == Frame.CLOSE
                ? "close " + (ByteBuffer.wrap(frame.payload()).getShort() & 0xFFFF)
                : text(frame).path("type").asText();
    }

    private static JsonNode text(Frame frame) {
        return Json.parse(new String(frame.payload(), StandardCharsets.UTF_8));
    }

    /** The head of an answer, empty when the server ended the connection without one. */
    private static String endOf(RawSocket socket) throws IOException {
        try {
            return socket.head();
        } catch (SocketException e) {
            return "";
        }
    }

    private RawSocket open(Optional<InetAddress> source) throws IOException {
        return RawSocket.open(door, source, Town.SOON, 0);
    }

    /** A socket that has heard its hello; identified where there is somebody. */
    private RawSocket opened(Optional<Guest> guest) throws IOException {
        RawSocket socket = open(guest.isPresent() ? guest.get().source() : town.address());
        boolean unused = socket.send(HANDSHAKE.getBytes(StandardCharsets.US_ASCII));
        assertThat(socket.head()).startsWith("HTTP/1.1 101 ");
        assertThat(words(socket.frame().orElseThrow())).isEqualTo("hello");
        if (guest.isPresent()) {
            send(
                    socket,
                    Json.object()
                            .put("type", "identify")
                            .put("token", guest.get().accessToken()));
            assertThat(words(socket.frame().orElseThrow())).isEqualTo("ready");
        }
        return socket;
    }

    private static void send(RawSocket socket, JsonNode message) {
        boolean unused = socket.send(bytes(Frame.text(message.toString())));
    }

    private static byte[] bytes(Frame frame) {
        ByteBuffer masked = frame.masked();
        byte[] bytes = new byte[masked.remaining()];
        masked.get(bytes);
        return bytes;
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "heartbeats, true, 81, `{\"type\":\"heartbeat\",\"time\":1}`",
                "commands nobody knows, true, 81, `{\"type\":\"x\",\"id\":1}`",
                "steps in a room one is not in, true, 81, `{\"type\":\"room.move\",\"room\":\"ROOM\",\"x\":1,\"z\":1,\"facing\":0}`",
                "signs in a room one is not in, true, 81, `{\"type\":\"room.typing\",\"room\":\"ROOM\",\"on\":true}`",
                "lists, true, 81, `{\"type\":\"directory.list\",\"id\":1}`",
                "pings, true, 89, `12345`",
                "pongs, true, 8a, `12345`",
                "empty fragments, true, 00, ``",
                "fragments of a byte, true, 00, `x`",
                "pings before identify, false, 89, `12345`",
                "pongs before identify, false, 8a, `12345`",
                "fragments before identify, false, 00, ``",
            })
    void aFloodIsClosedAndTheNeighbourDoesNotWait(String what, boolean identified, String head, String payload)
            throws Exception {
        Optional<Guest> guest = identified ? Optional.of(town.guest("Flood")) : Optional.empty();
        byte[] frame = bytes(new Frame(
                Integer.parseInt(head, 16),
                payload.replace("ROOM", "a".repeat(26)).getBytes(StandardCharsets.UTF_8)));
        try (RawSocket socket = opened(guest);
                Probe neighbour = Probe.identified(town.loop(), town.socket(), town.guest("Neighbour"))) {
            CompletableFuture<List<Duration>> trips = roundTrips(neighbour);
            if (head.equals("00")) {
                boolean unused = socket.send(bytes(new Frame(Frame.TEXT, new byte[0])));
            }
            flood(socket, frame);
            assertThat(lastWords(socket)).as(what).isEqualTo("close 4400");
            assertFine(Town.get(trips));
        }
    }

    private static void flood(RawSocket socket, byte[] frame) {
        ByteArrayOutputStream many = new ByteArrayOutputStream();
        for (int i = 0; i < FRAMES_PER_WRITE; i++) {
            many.writeBytes(frame);
        }
        int sent = 0;
        while (sent < FLOOD && socket.send(many.toByteArray())) {
            sent += FRAMES_PER_WRITE;
        }
    }

    private static String lastWords(RawSocket socket) throws IOException {
        Optional<Frame> next = socket.frame();
        while (next.isPresent() && next.get().opcode() != Frame.CLOSE) {
            next = socket.frame();
        }
        return next.map(FaultySocketIT::words).orElse("nothing");
    }

    private static CompletableFuture<List<Duration>> roundTrips(Probe neighbour) {
        return later(Duration.ZERO, () -> {
            List<Duration> trips = new ArrayList<>();
            for (int i = 1; i <= 30; i++) {
                trips.add(roundTrip(neighbour, i));
            }
            return trips;
        });
    }

    private static Duration roundTrip(Probe neighbour, int time) {
        long start = System.nanoTime();
        neighbour.text(Json.object().put("type", "heartbeat").put("time", time).toString());
        try {
            JsonNode unused = neighbour.next(it -> it.path("time").asInt() == time, Town.SOON);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted in the middle of a round trip", e);
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static void assertFine(List<Duration> trips) {
        List<Duration> sorted = trips.stream().sorted().toList();
        assertThat(sorted.get(sorted.size() / 2)).as("median of " + sorted).isLessThan(ROUND_TRIP);
        assertThat(sorted.get(sorted.size() - 1)).as("worst of " + sorted).isLessThan(WORST_ROUND_TRIP);
    }

    @Test
    void twoThousandFragmentsAreOneMessage() throws Exception {
        byte[] text = ("{\"type\":\"heartbeat\",\"time\":7,\"a\":\"" + "x".repeat(1_950) + "\"}")
                .getBytes(StandardCharsets.UTF_8);
        try (RawSocket socket = opened(Optional.of(town.guest("Patience")))) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            for (int i = 0; i < text.length; i++) {
                int head = (i == 0 ? Frame.TEXT : Frame.CONTINUATION) | (i == text.length - 1 ? Frame.FIN : 0);
                all.writeBytes(bytes(new Frame(head, new byte[] {text[i]})));
            }
            assertThat(socket.send(all.toByteArray())).isTrue();
            assertThat(text(socket.frame().orElseThrow()).path("time").asInt()).isEqualTo(7);
        }
    }

    @Test
    void whoeverSendsNothingIsCutOff() throws Exception {
        assertThat(Town.get(silent)).isBetween(IDENTIFY_TIMEOUT.minusSeconds(1), ENDED_WITHIN);
    }

    @Test
    void whoeverNeverFinishesTheUpgradeIsCutOff() throws Exception {
        assertThat(Town.get(dripping)).isBetween(IDENTIFY_TIMEOUT.minusSeconds(1), ENDED_WITHIN);
    }

    @Test
    void whoeverNeverReadsTheHelloIsClosedAsLate() throws Exception {
        assertThat(Town.get(deaf)).containsExactly("101", "hello", "close 4302");
    }

    /** A link of which one half is gone: the seat stays, and the link can be resumed. */
    @Test
    void aHalfClosedSocketIsLostAndItsLinkIsNot() throws Exception {
        Bot owner = town.person("Landlady");
        String room = Town.room(owner, "Half open", 5);
        Guest guest = town.guest("Half");
        JsonNode ready;
        try (RawSocket socket = open(guest.source())) {
            ready = identifyAndJoin(socket, guest, room);
            owner.room(room)
                    .await(
                            "occupant",
                            Town.SOON,
                            state -> state.occupant(guest.persona()).isPresent());
            socket.finishSending();
            assertThat(lastWords(socket)).isEqualTo("nothing");
        }
        owner.room(room)
                .await(
                        "mark",
                        Town.SOON,
                        state -> state.occupant(guest.persona())
                                .filter(occupant -> occupant.reconnecting())
                                .isPresent());
        try (RawSocket again = opened(Optional.empty())) {
            send(again, resume(guest, ready));
            assertThat(words(again.frame().orElseThrow())).isEqualTo("resumed");
        }
        owner.close();
    }

    private static JsonNode identifyAndJoin(RawSocket socket, Guest guest, String room) throws IOException {
        boolean unused = socket.send(HANDSHAKE.getBytes(StandardCharsets.US_ASCII));
        assertThat(socket.head()).startsWith("HTTP/1.1 101 ");
        assertThat(words(socket.frame().orElseThrow())).isEqualTo("hello");
        send(socket, Json.object().put("type", "identify").put("token", guest.accessToken()));
        JsonNode ready = text(socket.frame().orElseThrow());
        send(
                socket,
                Json.object()
                        .put("type", "room.join")
                        .put("id", 1)
                        .put("key", Bot.newKey())
                        .put("room", room));
        return ready;
    }

    private static JsonNode resume(Guest guest, JsonNode ready) {
        return Json.object()
                .put("type", "resume")
                .put("token", guest.accessToken())
                .put("link", ready.path("link").asText())
                .put("secret", ready.path("secret").asText());
    }

    @Test
    void anAddressMayOpenSoManySocketsAndOthersStillMay() throws Exception {
        Optional<InetAddress> crowd = Optional.of(InetAddress.getByName("127.3.0.1"));
        List<RawSocket> sockets = new ArrayList<>();
        try {
            String head = "HTTP/1.1 101 ";
            while (head.startsWith("HTTP/1.1 101 ") && sockets.size() < 2 * UPGRADES_OF_AN_ADDRESS) {
                RawSocket socket = open(crowd);
                sockets.add(socket);
                assertThat(socket.send(HANDSHAKE.getBytes(StandardCharsets.US_ASCII)))
                        .isTrue();
                head = socket.head();
            }
            assertThat(head).startsWith("HTTP/1.1 503 ").containsIgnoringCase("\r\nretry-after: ");
            assertThat(sockets.size()).isGreaterThan(UPGRADES_OF_AN_ADDRESS);
            try (RawSocket neighbour = opened(Optional.of(town.guest("Neighbour")))) {
                send(neighbour, Json.object().put("type", "heartbeat").put("time", 5));
                assertThat(words(neighbour.frame().orElseThrow())).isEqualTo("heartbeat");
            }
        } finally {
            sockets.forEach(RawSocket::close);
        }
    }
}
