package dev.hearth.gateway.socket;

import static dev.hearth.gateway.socket.RelayDriver.AT;
import static dev.hearth.gateway.socket.RelayDriver.ROOM;
import static dev.hearth.gateway.socket.RelayDriver.left;
import static dev.hearth.gateway.socket.RelayDriver.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.room.RoomEntity;
import dev.hearth.room.domain.Place;
import dev.hearth.room.domain.RoomEntry;
import dev.hearth.room.domain.RoomEvent;
import dev.hearth.room.domain.Standing;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RelayOrderTest {

    private final RelayDriver on = new RelayDriver();

    @BeforeEach
    void bothAttend() {
        on.attach(on.ada, 5, 1);
        on.attach(on.bob, 5, 2);
        on.loop.run();
        on.ada.log.clear();
        on.bob.log.clear();
        on.ada.flushes = 0;
    }

    @Test
    void handsOneTaskAndTheSameBytesToALoop() {
        on.publish(6, said("one"), said("two"));

        assertThat(on.loop.run()).isEqualTo(1);
        assertThat(on.ada.log).containsExactly("room.events 6");
        assertThat(on.bob.log).containsExactly("room.events 6");
        assertThat(on.ada.durable.get(0).memoryAddress())
                .isEqualTo(on.bob.durable.get(0).memoryAddress());
        assertThat(on.ada.flushes).isEqualTo(1);
    }

    @Test
    void releasesAFrameWithItsLastReader() {
        on.publish(6, said("one"));
        on.loop.run();

        var frame = on.ada.durable.get(0);
        assertThat(frame.refCnt()).isPositive();
        on.ada.durable.get(0).release();
        on.bob.durable.get(0).release();
        assertThat(frame.refCnt()).isZero();
    }

    @Test
    void answersBehindTheEvents() {
        on.publishAnswered(6, List.of(said("one")), on.bob, 9);
        on.loop.run();

        assertThat(on.bob.log).containsExactly("room.events 6", "answer 9");
        assertThat(on.ada.log).containsExactly("room.events 6");
    }

    @Test
    void answersThoseWhoDoNotAttendToo() {
        var eve = new FakeSocket("eve", on.loop.loop());
        on.connections.addLive(eve);
        on.publishAnswered(6, List.of(), eve, 9);
        on.loop.run();

        assertThat(eve.log).containsExactly("answer 9");
    }

    @Test
    void skipsWhatWasPassedOnBefore() {
        on.publish(6, said("one"));
        on.publish(6, said("one"), said("two"));
        on.publish(7, said("two"));
        on.loop.run();

        assertThat(on.ada.log).containsExactly("room.events 6", "room.events 7");
    }

    @Test
    void stopsShowingTheRoomToWhoeverLeft() {
        on.publish(6, left(1));
        on.publish(7, said("after"));
        on.loop.run();

        assertThat(on.ada.log).containsExactly("room.events 6", "ended");
        assertThat(on.bob.log).containsExactly("room.events 6", "room.events 7");
    }

    @Test
    void stopsShowingAClosedRoomToEverybody() {
        on.publish(6, new RoomEntry(AT, 0, null, new RoomEvent.RoomClosed()));
        on.publish(7, said("after"));
        on.loop.run();

        assertThat(on.ada.log).containsExactly("room.events 6", "ended");
        assertThat(on.bob.log).containsExactly("room.events 6", "ended");
    }

    @Test
    void passesVolatileValuesOn() {
        on.tell(RelayDriver.moved(5, new Standing(1, new Place(1, 2, 0))));
        on.tell(new RoomEntity.Signed(ROOM, 5, List.of(new RoomEntity.Sign(1, null, true, null, null))));
        on.loop.run();

        assertThat(on.ada.log).containsExactly("room.moves 5", "room.signs 5");
    }

    @Test
    void detachesAConnectionThatIsGone() {
        on.tell(new RoomRelay.Forget(ROOM, on.ada.id()));
        on.publish(6, said("one"));
        on.loop.run();

        assertThat(on.world.rooms.poll().command()).isEqualTo(new RoomEntity.Detach(on.ada.id()));
        assertThat(on.ada.log).isEmpty();
        assertThat(on.bob.log).containsExactly("room.events 6");
    }
}
