package dev.hearth.room;

import static dev.hearth.room.RoomDriver.say;
import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValueFactory;
import dev.hearth.kernel.StreamPosition;
import dev.hearth.room.RoomEntity.Attached;
import dev.hearth.room.RoomEntity.Attachment;
import dev.hearth.room.domain.Outcome;
import dev.hearth.room.domain.Rejection;
import dev.hearth.store.StoreGuard;
import java.util.stream.LongStream;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** A room whose writes take for ever is alone with that: with the journal setting that is shipped, and by its own rhythm. */
class SlowRoomTest {

    private static final String ORDER = "write-response-global-order";

    private static ActorTestKit kit;

    private final RoomDriver slow;
    private final RoomDriver other;

    SlowRoomTest(TestInfo test) {
        slow = new RoomDriver(kit, "slow " + test.getDisplayName());
        other = new RoomDriver(kit, "other " + test.getDisplayName());
    }

    private static Config config() {
        var shipped = ConfigFactory.load().getValue("pekko.persistence.cassandra.journal." + ORDER);
        return ConfigFactory.parseString("held-journal.class = \"" + HeldJournal.class.getName() + "\"")
                .withValue("held-journal." + ORDER, shipped)
                .withValue("pekko.persistence.journal.plugin", ConfigValueFactory.fromAnyRef("held-journal"))
                .withFallback(RoomDriver.config());
    }

    @BeforeAll
    static void startSystem() {
        kit = ActorTestKit.create("SlowRoomTest", config());
    }

    @AfterAll
    static void stopSystem() {
        kit.shutdownTestKit();
    }

    private String log() {
        return RoomEntity.persistenceId(slow.id).id();
    }

    @AfterEach
    void letGo() {
        HeldJournal.letGo(log());
    }

    @Test
    void oneSlowRoomDoesNotDelayOthers() throws InterruptedException {
        slow.create(3);
        other.create(3);
        slow.join("ada");
        other.join("bob");
        HeldJournal.hold(log());

        long stuck = slow.send("ada", "stuck", say("is anybody there?"));
        assertThat(HeldJournal.awaitHeld(log())).isTrue();
        var answers = LongStream.range(0, 30)
                .mapToObj(i -> other.outcomeOf(other.send("bob", "line" + i, say("line " + i))))
                .toList();

        assertThat(answers).hasSize(30).allMatch(Outcome.Accepted.class::isInstance);
        assertThat(slow.metrics.scrape()).contains("hearth_room_commit_seconds_count 2");
        HeldJournal.letGo(log());
        assertThat(slow.outcomeOf(stuck)).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void aWriteThatEndsUnseenAfterAStopIsWaitedFor() throws InterruptedException {
        slow.create(3);
        slow.join("ada");
        HeldJournal.hold(log());
        long stuck = slow.send("ada", "stuck", say("is anybody there?"));
        assertThat(HeldJournal.awaitHeld(log())).isTrue();
        slow.room.tell(RoomEntity.Stop.INSTANCE);

        HeldJournal.lose(log());
        assertThat(slow.outcomeOf(stuck)).isEqualTo(Outcome.Refused.because(Rejection.OUTCOME_PENDING));
        assertThat(slow.metrics.scrape())
                .contains(
                        "hearth_room_commit_failures_total{effect=\"unknown\"} 1.0",
                        "hearth_room_commit_failures_total{effect=\"none\"} 0.0",
                        "hearth_room_recovery_seconds_count 1");
        var ask = (StoreGuard.AwaitSafe) slow.guard.receiveMessage();
        long late = slow.send("ada", "late", say("late"));
        assertThat(slow.outcomeOf(late)).isEqualTo(Outcome.Refused.because(Rejection.MOVING));
        ask.replyTo().tell(StoreGuard.Answer.SAFE);

        slow.relay.expectTerminated(slow.room);
    }

    @Test
    void whatWaitsBehindASlowWriteSharesTheNextCommit() throws InterruptedException {
        slow.create(3);
        slow.join("ada");
        HeldJournal.hold(log());
        long first = slow.send("ada", "first", say("first"));
        assertThat(HeldJournal.awaitHeld(log())).isTrue();
        long last = LongStream.range(0, 10)
                .map(i -> slow.send("ada", "next" + i, say("next " + i)))
                .max()
                .orElseThrow();
        slow.attach("ada", new StreamPosition("nowhere", 0));
        assertThat(slow.fish(Attached.class).attachment()).isInstanceOf(Attachment.Snapshot.class);
        HeldJournal.letGo(log());

        assertThat(slow.outcomeOf(first)).isInstanceOf(Outcome.Accepted.class);
        assertThat(slow.outcomeOf(last)).isInstanceOf(Outcome.Accepted.class);
        assertThat(slow.metrics.scrape())
                .contains("hearth_room_commit_commands_bucket{le=\"8.0\"} 3", "hearth_room_commit_commands_count 4");
    }
}
