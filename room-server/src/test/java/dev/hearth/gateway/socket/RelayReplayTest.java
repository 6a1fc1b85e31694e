package dev.hearth.gateway.socket;

import static dev.hearth.gateway.socket.RelayDriver.ROOM;
import static dev.hearth.gateway.socket.RelayDriver.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.kernel.StreamPosition;
import dev.hearth.room.RoomEntity;
import dev.hearth.room.RoomEntity.Attachment;
import dev.hearth.room.domain.Rejection;
import dev.hearth.room.domain.RoomEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A gap that is older than the room's ring: read from the journal, joined to the ring, shown as one replay. */
class RelayReplayTest {

    private record Read(long first, long last, CompletableFuture<List<RoomEntry>> entries) {}

    private final RelayDriver on = new RelayDriver();
    private final List<Read> reads = new ArrayList<>();

    @BeforeEach
    void adaComesBackFromFarBehind() throws Exception {
        on.world.replay = (room, first, last) -> {
            reads.add(new Read(first, last, new CompletableFuture<>()));
            return reads.get(reads.size() - 1).entries();
        };
        comeBack(on.ada, 3);
        answer(on.ada, new Attachment.Behind("e.0", 3, 8, 1));
    }

    @Test
    void readsWhatTheRingDoesNotHoldAndAsksTheRoomForTheRest() throws Exception {
        assertThat(reads.get(0).first()).isEqualTo(4);
        assertThat(reads.get(0).last()).isEqualTo(7);
        assertThat(on.world.rooms).isEmpty();

        finish(0, lines(4, 7));
        assertThat(on.world.nextTold(RoomEntity.Attach.class).position()).isEqualTo(new StreamPosition("e.0", 7));
        on.loop.run();
        assertThat(on.ada.log).isEmpty();
    }

    @Test
    void showsTheJournalAndTheRingAsOneReplayAndThenWhatIsNew() throws Exception {
        finish(0, lines(4, 7));
        on.world.nextTold(RoomEntity.Attach.class);
        answer(on.ada, new Attachment.Replay("e.0", 8, lines(8, 9), 1));
        on.publish(10, said("new"));
        on.loop.run();

        assertThat(on.ada.log).containsExactly("attached", "stream replay9", "room.events 4", "room.events 10");
        assertThat(on.ada.events(4)).isEqualTo(6);
    }

    @Test
    void isAReplayEvenIfNothingCameMeanwhile() throws Exception {
        finish(0, lines(4, 7));
        on.world.nextTold(RoomEntity.Attach.class);
        answer(on.ada, new Attachment.Live("e.0", 7, 1));
        on.loop.run();

        assertThat(on.ada.log).containsExactly("attached", "stream replay7", "room.events 4");
    }

    @Test
    void readsOnWhenTheRoomWasFasterAndGivesUpAfterAFewTimes() throws Exception {
        finish(0, lines(4, 7));
        on.world.nextTold(RoomEntity.Attach.class);
        answer(on.ada, new Attachment.Behind("e.0", 7, 12, 1));
        finish(1, lines(8, 11));
        on.world.nextTold(RoomEntity.Attach.class);
        answer(on.ada, new Attachment.Behind("e.0", 11, 14, 1));
        finish(2, lines(12, 13));
        assertThat(on.world.nextTold(RoomEntity.Attach.class).position().offset())
                .isEqualTo(13);
        answer(on.ada, new Attachment.Behind("e.0", 13, 20, 1));

        assertThat(on.world.nextTold(RoomEntity.Attach.class).position()).isEqualTo(Attendee.NOWHERE);
        assertThat(reads).hasSize(3);
    }

    @Test
    void asksForASnapshotWhenTheReadFails() throws Exception {
        reads.get(0).entries().completeExceptionally(new IllegalStateException("too many at once"));
        passOn();
        assertThat(on.world.nextTold(RoomEntity.Attach.class).position()).isEqualTo(Attendee.NOWHERE);
        on.attach(on.ada, 9, 1);
        on.loop.run();
        assertThat(on.ada.log).containsExactly("attached", "stream snapshot9", "room.snapshot 9");
    }

    @Test
    void showsNothingOfItToWhoeverWasPutOutMeanwhile() throws Exception {
        finish(0, lines(4, 7));
        on.world.nextTold(RoomEntity.Attach.class);
        answer(on.ada, new Attachment.Gone(Rejection.BANNED));
        on.loop.run();
        assertThat(on.ada.log).containsExactly("stream gone", "ended");
    }

    @Test
    void showsTheSnapshotAloneWhenTheRoomSaysSo() throws Exception {
        finish(0, lines(4, 7));
        on.world.nextTold(RoomEntity.Attach.class);
        on.attach(on.ada, 900, 1);
        on.loop.run();
        assertThat(on.ada.log).containsExactly("attached", "stream snapshot900", "room.snapshot 900");
    }

    @Test
    void forgetsWhatItReadsForAConnectionThatGoes() throws Exception {
        on.tell(new RoomRelay.Forget(ROOM, on.ada.id()));
        on.world.nextTold(RoomEntity.Detach.class);
        finish(0, lines(4, 7));
        on.loop.run();
        assertThat(on.world.rooms).isEmpty();
        assertThat(on.ada.log).isEmpty();
    }

    @Test
    void doesNotAskAgainWhileItReads() {
        on.pass(Duration.ofSeconds(3));
        answer(on.ada, new Attachment.Behind("e.0", 3, 8, 1));
        assertThat(on.world.rooms).isEmpty();
        assertThat(reads).hasSize(1);
    }

    @Test
    void keepsABoundedNumberOfBacklogsAndSendsOneMoreASnapshot() throws Exception {
        for (int i = 1; i < 16; i++) {
            stranger("stranger" + i);
        }
        assertThat(reads).hasSize(16);
        assertThat(on.world.rooms).isEmpty();
        stranger("one more");
        assertThat(reads).hasSize(16);
        assertThat(on.world.nextTold(RoomEntity.Attach.class).position()).isEqualTo(Attendee.NOWHERE);

        finish(0, lines(4, 7));
        on.world.nextTold(RoomEntity.Attach.class);
        answer(on.ada, new Attachment.Live("e.0", 7, 1));
        on.world.rooms.clear();
        stranger("another");
        assertThat(reads).hasSize(17);
    }

    private void stranger(String name) throws Exception {
        var socket = new FakeSocket(name, on.loop.loop());
        on.connections.addLive(socket);
        comeBack(socket, 3);
        answer(socket, new Attachment.Behind("e.0", 3, 8, 2));
    }

    private void comeBack(FakeSocket socket, long offset) throws Exception {
        on.tell(new RoomRelay.Attach(ROOM, socket, new StreamPosition("e.0", offset)));
        on.world.nextTold(RoomEntity.Attach.class);
    }

    private void answer(FakeSocket socket, Attachment attachment) {
        on.tell(on.world.attached(ROOM, socket.id(), attachment));
    }

    private void finish(int read, List<RoomEntry> entries) {
        reads.get(read).entries().complete(entries);
        passOn();
    }

    /** What a finished future tells the relay. */
    private void passOn() {
        on.relay.selfInbox().getAllReceived().forEach(on.relay::run);
    }

    private static List<RoomEntry> lines(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(i -> said("line " + i))
                .toList();
    }
}
