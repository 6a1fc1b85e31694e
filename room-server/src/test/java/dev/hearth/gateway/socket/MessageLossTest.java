package dev.hearth.gateway.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.room.MessageLoss;
import dev.hearth.room.RoomDriver;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.LoggingTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;

/** A real room and real relays that lose messages to each other, both ways. */
class MessageLossTest {

    private static final Duration REPAIRED_WITHIN = Duration.ofSeconds(6);
    private static final int LINES = 250;
    private static final int RELAYS = 2;
    private static final int PEOPLE = 6;

    private static ActorTestKit kit;

    private final FakeWorld world = new FakeWorld();
    private final Connections connections = new Connections();
    private final List<StreamEye> eyes = new ArrayList<>();

    @BeforeAll
    static void startSystem() {
        kit = ActorTestKit.create("MessageLossTest", RoomDriver.config());
    }

    @AfterAll
    static void stopSystem() {
        kit.shutdownTestKit();
    }

    @ParameterizedTest
    @CsvSource({"0.01, 1", "0.1, 2", "0.1, 3"})
    void showsNoHoleAndIsRepairedInTime(double share, long seed) {
        var loss = new MessageLoss(share, seed);
        var room = RoomDriver.lossy(kit, "loss " + share + " " + seed, loss);
        letIn(room, loss);

        var committed = new TreeMap<Long, Long>();
        for (int i = 0; i < LINES; i++) {
            long offset = room.sayAndWait("person" + i % PEOPLE, "line " + i);
            committed.put(offset, System.nanoTime());
        }
        long last = committed.lastKey();
        TestProbe<Object> waiting = kit.createTestProbe();
        waiting.awaitAssert(REPAIRED_WITHIN, () -> {
            assertThat(eyes).allSatisfy(eye -> assertThat(eye.top()).isEqualTo(last));
            return null;
        });

        assertThat(eyes).allSatisfy(eye -> assertThat(eye.faults()).isEmpty());
        assertThat(slowest(committed)).isLessThan(REPAIRED_WITHIN);
        assertThat(repairs()).isPositive();
    }

    @Test
    void isAbsentWhereNothingIsToBeLost() {
        var relay = relay(RoomDriver.lossy(kit, "no loss", MessageLoss.NONE));
        assertThat(MessageLoss.NONE.atRelay(relay, "any")).isSameAs(relay);
    }

    @Test
    void saysInTheLogThatMessagesAreLost() {
        var log = kit.system().log();
        LoggingTestKit.warn("hearth.testing.room-message-loss is 0.25")
                .expect(kit.system(), () -> announced(new MessageLoss(0.25, 1), log));
        LoggingTestKit.warn("hearth.testing")
                .withOccurrences(0)
                .expect(kit.system(), () -> announced(MessageLoss.NONE, log));
    }

    private static boolean announced(MessageLoss loss, Logger log) {
        loss.announce(log);
        return true;
    }

    /** One half comes in through relays that lose messages, the other half comes back through them. */
    private void letIn(RoomDriver room, MessageLoss loss) {
        var relays = new ArrayList<ActorRef<Object>>();
        for (int i = 0; i < RELAYS; i++) {
            relays.add(kit.spawn(loss.atRelay(relay(room), "relay-" + i)));
        }
        for (int i = 0; i < PEOPLE; i++) {
            var eye = new StreamEye("person" + i);
            eyes.add(eye);
            connections.addLive(eye);
            var relay = relays.get(i % RELAYS);
            if (i < PEOPLE / 2) {
                room.tell(room.joinThrough(relay.narrow(), eye.id(), "person" + i));
            } else {
                room.comeIn("person" + i);
                relay.tell(new RoomRelay.Attach(room.id(), eye, Attendee.NOWHERE));
            }
        }
    }

    private Behavior<Object> relay(RoomDriver room) {
        return RoomRelay.create(
                new GatewaySettings.Relay(1, 64, Duration.ofSeconds(7), Duration.ofSeconds(1), RelayDriver.INTEREST),
                world.doors((id, command) -> room.tell(command)),
                connections,
                new Frames(UnpooledByteBufAllocator.DEFAULT),
                System::nanoTime);
    }

    private Duration slowest(Map<Long, Long> committed) {
        long nanos = committed.entrySet().stream()
                .flatMap(line -> eyes.stream().map(eye -> eye.seenAt(line.getKey()) - line.getValue()))
                .mapToLong(Long::longValue)
                .max()
                .orElseThrow();
        return Duration.ofNanos(nanos);
    }

    private long repairs() {
        return Stream.of(world.metrics.scrape().split("\n"))
                .filter(line -> line.startsWith("hearth_relay_gaps_total"))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
