package dev.hearth.gateway.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.gateway.admission.Admission;
import dev.hearth.kernel.ConnectionId;
import dev.hearth.kernel.OpaqueId;
import dev.hearth.kernel.RoomId;
import dev.hearth.protocol.ClientMessageReader;
import dev.hearth.protocol.CloseCode;
import dev.hearth.room.RoomEntity;
import dev.hearth.room.domain.Outcome;
import dev.hearth.room.domain.Receipt;
import dev.hearth.session.UserSessionEntity;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Deadlines and slow readers, with time and the socket in the test's hands. */
class ConnectionTest {

    private static final RoomId ROOM = new RoomId(OpaqueId.derivedFrom("room"));

    private final FakeWorld world = new FakeWorld();
    private final AtomicLong nanos = new AtomicLong();
    private final TestInbox<Object> relay = TestInbox.create();
    private final TestInbox<UserSessionEntity.Notification> sessionRelay = TestInbox.create();
    private final SocketLoop loop = new SocketLoop(Runnable::run);
    private final GatewaySettings settings = TestSettings.with("");
    private final Connections connections = new Connections();
    private final FakePort port = new FakePort();
    private final Gate gate = new Gate(
            settings,
            world.doors(),
            new ClientMessageReader(settings.limits().protocol()),
            new Frames(new UnpooledByteBufAllocator(true, true)),
            new Relays(List.of(relay.getRef())),
            sessionRelay.getRef(),
            connections,
            NodeLimits.of(settings.limits()),
            new Turnstile(new Admission(settings.admission()), world.metrics.admission()),
            nanos::get,
            () -> "nonce",
            "test");
    private final Connection connection = new Connection(1, "127.0.0.1", loop, port, gate);

    private static final class FakePort implements Connection.Port {
        private final List<String> types = new ArrayList<>();
        private boolean writable = true;
        private boolean aborted;
        private int closedWith;
        private String reason = "";
        private int unfinished;

        @Override
        public boolean isWritable() {
            return writable;
        }

        @Override
        public void write(ByteBuf frame) {
            types.add(FakeSocket.json(frame).path("type").asText());
            frame.release();
        }

        @Override
        public void flush() {}

        @Override
        public int unfinished() {
            return unfinished;
        }

        @Override
        public void close(int code, String why) {
            closedWith = code;
            reason = why;
        }

        @Override
        public void abort() {
            aborted = true;
        }
    }

    @BeforeEach
    void openConnection() {
        connection.opened();
    }

    private void say(String json) {
        connection.received(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private void pass(Duration time) {
        loop.sweep(nanos.addAndGet(time.toNanos()));
    }

    private LiveConnection live() {
        var live = connection.live();
        if (live == null) {
            throw new AssertionError("somebody must have identified");
        }
        return live;
    }

    private ConnectionId identify() {
        world.sessionsAnswer = false;
        say("{'type':'identify','token':'good:ada'}");
        var id = new ConnectionId("link", 1);
        connection.connected(new UserSessionEntity.Connected(1, id, "secret", false, List.of()));
        return id;
    }

    @Test
    void waitsForIdentifyExactlyAsLongAsItSays() {
        pass(Duration.ofSeconds(5));
        assertThat(port.closedWith).isZero();
        pass(Duration.ofNanos(1));
        assertThat(port.closedWith).isEqualTo(4302);
    }

    @Test
    void doesNotWaitForASessionForEver() {
        world.sessionsAnswer = false;
        say("{'type':'identify','token':'good:ada'}");
        pass(Duration.ofSeconds(5).plusNanos(1));
        assertThat(port.closedWith).isEqualTo(4009);
    }

    @Test
    void refusesThePersonsSeventhIdentifyInAMinute() {
        for (int i = 0; i < 6; i++) {
            new Connection(2 + i, "127.0.0.1", loop, new FakePort(), gate)
                    .received("{\"type\":\"identify\",\"token\":\"good:ada\"}".getBytes(StandardCharsets.UTF_8));
        }
        say("{'type':'identify','token':'good:ada'}");
        assertThat(port.closedWith).isEqualTo(4400);
    }

    @Test
    void sendsSomebodyElsewhereWhoHasNotSaidWhoTheyAre() {
        connection.leave(Duration.ofMillis(10));
        assertThat(port.closedWith).isEqualTo(4001);
    }

    @Test
    void countsFailedIdentifiesOfAnAddress() {
        for (int i = 0; i < 60; i++) {
            assertThat(gate.limits().failedIdentifies().isExhausted("127.0.0.1", 0))
                    .isFalse();
            new Connection(2 + i, "127.0.0.1", loop, new FakePort(), gate)
                    .received("{\"type\":\"identify\",\"token\":\"bad\"}".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(gate.limits().failedIdentifies().isExhausted("127.0.0.1", 0)).isTrue();
    }

    @Test
    void endsASocketWhoseClientDoesNotConfirmTheClosing() {
        say("nonsense");
        pass(Duration.ofSeconds(2));
        assertThat(port.aborted).isFalse();
        pass(Duration.ofNanos(1));
        assertThat(port.aborted).isTrue();
    }

    @Test
    void isRememberedUntilTheSessionThatWasAskedHasAnswered() {
        world.sessionsAnswer = false;
        say("{'type':'identify','token':'good:ada'}");
        connection.lost();
        assertThat(connections.bySocket(1)).isNotNull();
        connection.refused(CloseCode.TOO_MANY_CONNECTIONS);
        assertThat(connections.bySocket(1)).isNull();
    }

    @Test
    void isNotRememberedForEverWhenTheSessionNeverAnswers() {
        world.sessionsAnswer = false;
        say("{'type':'identify','token':'good:ada'}");
        connection.lost();
        pass(Duration.ofSeconds(30).plusNanos(1));
        assertThat(connections.bySocket(1)).isNull();
        assertThat(loop.members()).isEmpty();
    }

    @Nested
    class WhenLive {

        private ConnectionId id;

        @BeforeEach
        void becomeLive() {
            id = identify();
        }

        @Test
        void leavesARoomNothingAfterItsSocketIsGone() {
            say("{'type':'room.join','id':1,'key':'" + "0".repeat(32) + "','room':'" + ROOM + "'}");
            connection.lost();

            assertThat(connections.bySocket(1)).isNull();
            assertThat(relay.getAllReceived()).containsExactly(new RoomRelay.Forget(ROOM, id));
            assertThat(connections.byId(id)).isNull();
            assertThat(gate.limits().load().of(ROOM)).isZero();
        }

        @Test
        void closesAfterTwoHeartbeatsAndFiveSecondsOfSilence() {
            pass(Duration.ofSeconds(55));
            assertThat(port.closedWith).isZero();
            pass(Duration.ofNanos(1));
            assertThat(port.closedWith).isEqualTo(4007);
        }

        @Test
        void takesAnyFrameAsLife() {
            pass(Duration.ofSeconds(50));
            connection.heard();
            pass(Duration.ofSeconds(50));
            assertThat(port.closedWith).isZero();
        }

        @Test
        void answersUnknownBeforeFiveSecondsArePast() {
            say("{'type':'room.leave','id':1,'key':'" + "0".repeat(32) + "','room':'" + ROOM + "'}");
            pass(Duration.ofMillis(4_499));
            assertThat(port.types).doesNotContain("unknown");
            pass(Duration.ofMillis(251));
            assertThat(port.types).endsWith("unknown");
        }

        @Test
        void closesWhenOneWriteStaysIncomplete() {
            port.unfinished = 1;
            pass(Duration.ofSeconds(1));
            pass(Duration.ofSeconds(4));
            assertThat(port.closedWith).isZero();
            pass(Duration.ofSeconds(1));
            assertThat(port.closedWith).isEqualTo(4008);
        }

        @Test
        void watchesAWriteThatTheSocketDidNotTakeWhole() {
            pass(Duration.ofSeconds(6));
            connection.heard();
            port.unfinished = 1;
            connection.flush();
            pass(Duration.ofSeconds(1));
            pass(Duration.ofSeconds(5).minusNanos(1));
            assertThat(port.closedWith).isZero();
            pass(Duration.ofNanos(1));
            assertThat(port.closedWith).isEqualTo(4008);
        }

        @Test
        void closesAReaderWhoLetsTooMuchWait() {
            port.writable = false;
            for (int i = 0; i < 256; i++) {
                connection.durable(Unpooled.buffer(1).writeZero(1));
            }
            assertThat(port.closedWith).isZero();
            connection.durable(Unpooled.buffer(1).writeZero(1));
            assertThat(port.closedWith).isEqualTo(4008);
        }

        @Test
        void asksForThePresentAfterHavingWithheldFrames() {
            var live = Objects.requireNonNull(connection.live());
            port.writable = false;
            live.latest(ROOM, Unpooled.buffer(1).writeZero(1));
            port.writable = true;
            connection.writable();
            connection.writable();

            assertThat(relay.getAllReceived()).containsExactly(new RoomRelay.ShowPresent(ROOM, id));
        }

        @Test
        void closesSomebodyWhoGoesOnFarOverTheRate() {
            for (int i = 0; i < 500; i++) {
                say("{'type':'heartbeat','time':1}");
            }
            assertThat(port.closedWith).isZero();
            say("{'type':'heartbeat','time':1}");
            assertThat(port.closedWith).isEqualTo(4400);
        }

        @Test
        void takesTheNewestAttentionWhenItMay() {
            for (int i = 1; i <= 41; i++) {
                say("{'type':'attention','visible':" + (i % 2 == 0) + "}");
            }
            assertThat(live().isVisible()).isTrue();
            pass(Duration.ofSeconds(1));
            assertThat(live().isVisible()).isFalse();
            assertThat(port.closedWith).isZero();
        }

        @Test
        void refusesTheFortyFirstCommandAtOnce() {
            for (int i = 1; i <= 41; i++) {
                say("{'type':'directory.list','id':" + i + "}");
            }
            assertThat(port.types.stream().filter("ok"::equals)).hasSize(40);
            assertThat(port.types).endsWith("error");
        }

        @Nested
        class AndTheNodeLeaves {

            private static final String LEAVE_ROOM = "{'type':'room.leave','id':1,'key':'";

            private long begun() {
                say(LEAVE_ROOM + "0".repeat(32) + "','room':'" + ROOM + "'}");
                var told = Objects.requireNonNull(world.rooms.poll());
                return ((RoomEntity.Submit) told.command()).request();
            }

            private void answer(long request) {
                live().answered(request, new Outcome.Accepted(new Receipt(6, 0, "", 0), false));
                live().flush();
            }

            @Test
            void saysWhenToComeBackIfNothingIsOwed() {
                connection.leave(Duration.ofMillis(250));
                assertThat(port.closedWith).isEqualTo(4001);
                assertThat(port.reason).contains("\"after_ms\":250,");
            }

            @Test
            void answersFirst() {
                long request = begun();
                connection.leave(Duration.ofMillis(250));
                pass(Duration.ofSeconds(1));
                assertThat(port.closedWith).isZero();
                answer(request);
                assertThat(port.types).endsWith("ok");
                assertThat(port.closedWith).isEqualTo(4001);
            }

            @Test
            void beginsNothingNewMeanwhile() {
                long request = begun();
                connection.leave(Duration.ofMillis(250));
                say("{'type':'room.stand','id':2,'key':'" + "1".repeat(32) + "','room':'" + ROOM + "'}");
                assertThat(world.rooms).isEmpty();
                answer(request);
                assertThat(port.closedWith).isEqualTo(4001);
            }

            @Test
            void waitsForAnAnswerAsLongAsItSaysAndNoLonger() {
                port.writable = false;
                connection.durable(Unpooled.buffer(1).writeZero(1));
                connection.leave(Duration.ofMillis(250));
                pass(Duration.ofSeconds(5).minusNanos(1));
                assertThat(port.closedWith).isZero();
                pass(Duration.ofNanos(1));
                assertThat(port.closedWith).isEqualTo(4001);
            }

            @Test
            void isCutWithoutAWord() {
                connection.cut();
                assertThat(port.aborted).isTrue();
                assertThat(port.closedWith).isZero();
            }
        }

        @Test
        void saysNothingToASocketThatIsClosing() {
            connection.bye();
            int said = port.types.size();
            say("{'type':'heartbeat','time':1}");
            connection.durable(Unpooled.buffer(1).writeZero(1));
            assertThat(port.types).hasSize(said);
            assertThat(port.closedWith).isEqualTo(1000);
        }
    }
}
