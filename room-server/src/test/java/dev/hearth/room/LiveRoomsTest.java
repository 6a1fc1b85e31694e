package dev.hearth.room;

import static dev.hearth.room.RoomDriver.person;
import static dev.hearth.room.RoomDriver.profile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hearth.kernel.OpaqueId;
import dev.hearth.kernel.RoomId;
import dev.hearth.room.domain.Layout;
import dev.hearth.room.domain.Room;
import dev.hearth.room.domain.RoomCommand;
import dev.hearth.room.domain.RoomEntry;
import dev.hearth.room.domain.RoomEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class LiveRoomsTest {

    private static final ActorTestKit KIT = ActorTestKit.create("LiveRoomsTest", RoomDriver.config());

    private final AtomicLong nanos = new AtomicLong();
    private final LiveRooms live = new LiveRooms(nanos::get);

    @AfterAll
    static void stop() {
        KIT.shutdownTestKit();
    }

    private static RoomId id(String name) {
        return new RoomId(OpaqueId.derivedFrom(name));
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void aRoomThatNobodyMadeIsNotShown() {
        live.woke(id("none")).show(Room.absent(), true);

        assertThat(live.count()).isEqualTo(1);
        assertThat(live.busiest(10)).isEmpty();
    }

    @Test
    void anotherLifeIsNotTakenAwayWithTheOneBefore() {
        var before = live.woke(id("hall"));
        live.woke(id("hall"));
        before.show(Room.absent(), false);

        assertThat(live.count()).isEqualTo(1);
    }

    @Test
    void roomsOfThisNodeAreShownTheBusiestFirst() {
        var quiet = new RoomDriver(KIT, "live quiet");
        quiet.create(5);
        quiet.relay.awaitAssert(() -> {
            var loads = quiet.live.busiest(10);
            assertThat(loads).hasSize(1);
            assertThat(loads.get(0).room()).isEqualTo(quiet.id());
            assertThat(loads.get(0).capacity()).isEqualTo(5);
            assertThat(loads.get(0).commandsPerMinute()).isCloseTo(1, within(0.2));
            return null;
        });
        assertThat(quiet.live.busiest(0)).isEmpty();
    }

    @Test
    void aSteadyFlowAddsUpToAMinutesWorthAndIsForgotten() {
        var created = new RoomEvent.RoomCreated(
                person("ada").person(), person("ada").persona(), profile(5), Layout.HALL, "nonce");
        var gauge = live.woke(id("pace"));
        gauge.show(Room.absent().apply(new RoomEntry(Instant.EPOCH, 0, null, created)), true);
        for (int second = 0; second < 600; second++) {
            pass(Duration.ofSeconds(1));
            gauge.committed(10);
        }
        assertThat(live.busiest(1).get(0).commandsPerMinute()).isCloseTo(600, within(10.0));
        pass(Duration.ofMinutes(5));
        assertThat(live.busiest(1).get(0).commandsPerMinute()).isLessThan(10);
    }

    @Test
    void operatorsLookInAndHaveThingsDone() {
        var room = new RoomDriver(KIT, "live peek");
        room.create(5);
        room.join("ada");
        var seen = KIT.createTestProbe(RoomEntity.Peeked.class);

        room.tell(new RoomEntity.Peek(0, seen.ref()));
        var peeked = seen.receiveMessage();
        assertThat(peeked.occupants()).extracting(RoomEntity.Peeked.Seen::name).containsExactly("ada");
        assertThat(peeked.occupantCount()).isEqualTo(1);
        room.tell(new RoomEntity.Peek(peeked.occupants().get(0).number(), seen.ref()));
        assertThat(seen.receiveMessage().occupants()).isEmpty();

        var ada = peeked.occupants().get(0).persona();
        room.tell(new RoomEntity.Order(new RoomCommand.Kick(ada)));
        seen.awaitAssert(() -> {
            room.tell(new RoomEntity.Peek(0, seen.ref()));
            assertThat(seen.receiveMessage().occupantCount()).isZero();
            return null;
        });
    }

    @Test
    void aRoomThatDoesNotExistIsSeenWithoutAName() {
        var room = new RoomDriver(KIT, "live nothing");
        var seen = KIT.createTestProbe(RoomEntity.Peeked.class);
        room.tell(new RoomEntity.Peek(0, seen.ref()));

        assertThat(seen.receiveMessage().name()).isEmpty();
    }
}
