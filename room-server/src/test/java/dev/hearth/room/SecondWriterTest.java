package dev.hearth.room;

import static dev.hearth.room.RoomDriver.say;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.room.LogRows.Counted;
import dev.hearth.room.domain.Outcome;
import dev.hearth.room.domain.Rejection;
import dev.hearth.store.StoreGuard;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** What a room does once its log shows that somebody else writes there. */
class SecondWriterTest {

    private static ActorTestKit kit;

    private final RoomDriver room;

    SecondWriterTest(TestInfo test) {
        room = new RoomDriver(kit, test.getDisplayName());
        room.create(3);
        room.join("ada");
    }

    @BeforeAll
    static void startSystem() {
        kit = ActorTestKit.create("SecondWriterTest", RoomDriver.config());
    }

    @AfterAll
    static void stopSystem() {
        kit.shutdownTestKit();
    }

    private void anotherOneWrites() {
        room.logRows =
                (log, above, upTo) -> CompletableFuture.completedStage(new Counted(2, above + 1, "mine", "theirs"));
    }

    private double alarms() {
        return room.metrics
                .scrape()
                .lines()
                .filter(line -> line.startsWith("hearth_room_second_writers_total"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    @Test
    void raisesTheAlarmAndEndsWhenNothingOfItCanLandAnyMore() {
        anotherOneWrites();
        room.sayAndWait("ada", "who is there?");
        var ask = (StoreGuard.AwaitSafe) room.guard.receiveMessage();

        assertThat(alarms()).isEqualTo(1);
        var late = room.send("ada", "late", say("late"));
        assertThat(room.outcomeOf(late)).isEqualTo(Outcome.Refused.because(Rejection.MOVING));
        ask.replyTo().tell(StoreGuard.Answer.SAFE);

        room.relay.expectTerminated(room.room);
    }

    @Test
    void aNextLifeGoesOnFromWhatTheLogSays() {
        anotherOneWrites();
        room.sayAndWait("ada", "who is there?");
        ((StoreGuard.AwaitSafe) room.guard.receiveMessage()).replyTo().tell(StoreGuard.Answer.SAFE);
        room.relay.expectTerminated(room.room);
        room.logRows = (log, above, upTo) -> CompletableFuture.completedStage(Counted.NONE);

        room.room = room.start();

        assertThat(room.join("ada").talk()).extracting("text").containsExactly("who is there?");
    }

    @Test
    void looksAgainAfterTheStoreDidNotAnswer() {
        room.logRows = (log, above, upTo) -> {
            anotherOneWrites();
            return CompletableFuture.failedStage(new IllegalStateException("no host"));
        };
        room.sayAndWait("ada", "one");
        room.topOffset();
        room.sayAndWait("ada", "two");

        room.guard.expectMessageClass(StoreGuard.AwaitSafe.class);
        assertThat(alarms()).isEqualTo(1);
    }
}
