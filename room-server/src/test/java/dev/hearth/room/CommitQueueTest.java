package dev.hearth.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.room.CommitQueue.Asker;
import dev.hearth.room.CommitQueue.Waiting;
import dev.hearth.room.domain.RoomCommand;
import dev.hearth.room.domain.Submission;
import dev.hearth.room.domain.TalkText;
import java.time.Duration;
import java.util.stream.IntStream;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.junit.jupiter.api.Test;

class CommitQueueTest {

    private static final TestInbox<RoomEntity.Notification> RELAY = TestInbox.create();

    private final RoomSettings settings = RoomDriver.settings();
    private final CommitQueue queue = new CommitQueue(settings, 0);

    @Test
    void takesSoManyAndNotOneMore() {
        IntStream.range(0, settings.pendingMax())
                .forEach(i -> assertThat(queue.offer(asked())).isTrue());
        assertThat(queue.offer(asked())).isFalse();
    }

    @Test
    void alwaysTakesTheRoomsOwnCommands() {
        IntStream.range(0, settings.pendingMax()).forEach(i -> queue.offer(asked()));
        assertThat(queue.offer(line("x", 0))).isTrue();
    }

    @Test
    void boundsABatchByItsRoughSize() {
        var small = new CommitQueue(withBatchBytes(1_000), 0);
        IntStream.range(0, 4).forEach(i -> small.offer(line("x".repeat(200), 0)));
        assertThat(small.begin(0)).hasSize(2);
        small.end();
        assertThat(small.begin(0)).hasSize(2);
    }

    @Test
    void keepsTheOrderOfArrivalAcrossBatches() {
        var first = line("first", 0);
        var second = line("second", 0);
        queue.offer(first);
        queue.offer(second);
        assertThat(queue.begin(0)).containsExactly(first, second);
        assertThat(queue.end()).containsExactly(first, second);
        assertThat(queue.isEmpty()).isTrue();
    }

    @Test
    void givesNobodyUpWhoCameBackInTime() {
        var other = new CommitQueue.Waiting(Submission.byRoom(new RoomCommand.Expire(2)), null, null, 0);
        queue.offer(new CommitQueue.Waiting(Submission.byRoom(new RoomCommand.Expire(1)), null, null, 0));
        queue.offer(other);
        queue.withdrawExpiry(1);
        assertThat(queue.begin(0)).containsExactly(other);
    }

    @Test
    void namesThoseThatWaitedTooLong() {
        var early = line("early", 0);
        var late = line("late", 10);
        queue.offer(early);
        queue.offer(late);
        assertThat(queue.takeOverdue(settings.pendingTimeout().toNanos())).containsExactly(early);
        assertThat(queue.hasWaiting()).isTrue();
    }

    private static Waiting asked() {
        var asker = new Asker(RELAY.getRef(), RoomDriver.connection("ada"), 1);
        return new Waiting(Submission.byRoom(new RoomCommand.Leave()), asker, null, 0);
    }

    private static Waiting line(String text, long since) {
        return new Waiting(Submission.byRoom(new RoomCommand.Say(new TalkText(text))), null, null, since);
    }

    private static RoomSettings withBatchBytes(long bytes) {
        var like = RoomDriver.settings();
        return new RoomSettings(
                like.capacityMax(),
                Duration.ofMillis(20),
                like.batchCommandsMax(),
                bytes,
                like.pendingMax(),
                like.pendingTimeout(),
                like.catchUp(),
                like.moveTick(),
                like.interest(),
                like.graceTime(),
                like.positionsInterval(),
                like.idleStopAfter(),
                like.topOffsetInterval(),
                like.writerCheckInterval(),
                like.snapshotEvery(),
                like.historyReadsMax(),
                0);
    }
}
