package dev.hearth.gateway.socket;

import static dev.hearth.gateway.socket.RelayDriver.ROOM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.kernel.StreamPosition;
import dev.hearth.room.RoomEntity;
import dev.hearth.room.RoomEntity.Attachment;
import dev.hearth.room.domain.Place;
import dev.hearth.room.domain.Standing;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class VolatileDeskTest {

    private static final RoomEntity.Sign WAVE = new RoomEntity.Sign(1, "wave", null, null, null);

    private final RelayDriver on = new RelayDriver();

    @BeforeEach
    void adaAndBobAttend() {
        on.attach(on.ada, 5, 1);
        on.attach(on.bob, 5, 2);
        clear();
    }

    private void clear() {
        on.loop.run();
        on.ada.log.clear();
        on.bob.log.clear();
    }

    private static Standing at(int number, double x, double z) {
        return new Standing(number, new Place(x, z, 0));
    }

    private static RoomEntity.Moved crowd(List<Standing> moves, List<Standing> far) {
        return new RoomEntity.Moved(ROOM, 5, true, moves, far);
    }

    private static RoomEntity.Present present(boolean crowded, Standing... standings) {
        return new RoomEntity.Present(ROOM, 5, crowded, List.of(standings), List.of(WAVE));
    }

    @Nested
    class InACrowd {

        @BeforeEach
        void theMapIsKnown() throws Exception {
            on.tell(crowd(List.of(at(1, 1, 1)), List.of()));
            on.world.nextTold(RoomEntity.ShowPresent.class);
            on.tell(present(true, at(1, 1, 1), at(2, 30, 30), at(3, 31, 31), at(4, 9, 1)));
            clear();
        }

        @Test
        void showsStepsToThoseWhoAreNearAndToNobodyElse() {
            on.tell(crowd(List.of(at(3, 31.5, 31)), List.of()));
            on.loop.run();

            assertThat(on.bob.log).containsExactly("room.moves 5");
            assertThat(on.bob.moves()).containsExactly("3");
            assertThat(on.ada.log).isEmpty();
        }

        @Test
        void showsTheFarRoundToEverybody() {
            on.tell(crowd(List.of(at(3, 31.5, 31)), List.of(at(4, 9.5, 1))));
            on.loop.run();

            assertThat(on.ada.moves()).containsExactly("4");
            assertThat(on.bob.moves()).containsExactly("4", "3");
        }

        @Test
        void showsWhereThoseAreWhoComeIntoSight() {
            on.tell(crowd(List.of(at(1, 7, 1)), List.of()));
            on.loop.run();
            assertThat(on.ada.moves()).containsExactly("4", "1");
        }

        @Test
        void handsEachLoopOneTask() {
            on.tell(crowd(List.of(at(1, 1.5, 1), at(3, 31.5, 31)), List.of()));
            assertThat(on.loop.run()).isOne();
            assertThat(on.ada.flushes).isPositive();
        }

        @Test
        void showsEverythingToWhoeverIsNotOnTheMapAndAsksWhereTheyAre() throws Exception {
            var eve = new FakeSocket("eve", on.loop.loop());
            on.connections.addLive(eve);
            on.attach(eve, 5, 9);
            on.pass(Duration.ofSeconds(1));
            on.tell(crowd(List.of(at(1, 1.5, 1), at(3, 31.5, 31)), List.of()));
            on.loop.run();

            assertThat(eve.moves()).containsExactly("1", "3");
            on.world.nextTold(RoomEntity.ShowPresent.class);
        }

        @Test
        void showsEverythingAgainWhenTheCrowdIsOver() {
            on.tell(RelayDriver.moved(5, at(3, 31.5, 31)));
            on.loop.run();
            assertThat(on.ada.moves()).containsExactly("3");
        }

        @Test
        void cutsThePresentOfManyIntoFramesOfBoundedSize() throws Exception {
            on.tell(new RoomRelay.ShowPresent(ROOM, on.ada.id()));
            on.pass(Duration.ofSeconds(1));
            on.world.nextTold(RoomEntity.ShowPresent.class);
            var many = IntStream.rangeClosed(1, 17)
                    .mapToObj(number -> at(number, number, 1))
                    .toArray(Standing[]::new);
            on.tell(present(true, many));
            on.loop.run();

            assertThat(on.ada.log).containsExactly("room.moves 5", "room.moves 5", "room.signs 5");
        }
    }

    @Nested
    class WhoeverMissedSome {

        @Test
        void isShownThePresentAlone() throws Exception {
            on.tell(new RoomRelay.ShowPresent(ROOM, on.ada.id()));
            on.world.nextTold(RoomEntity.ShowPresent.class);
            on.tell(present(false, at(1, 1, 1), at(2, 2, 2)));
            on.loop.run();

            assertThat(on.ada.log).containsExactly("room.moves 5", "room.signs 5");
            assertThat(on.bob.log).isEmpty();
        }

        @Test
        void asksNotMoreThanTwiceASecond() throws Exception {
            on.tell(new RoomRelay.ShowPresent(ROOM, on.ada.id()));
            on.world.nextTold(RoomEntity.ShowPresent.class);
            on.tell(new RoomRelay.ShowPresent(ROOM, on.bob.id()));
            assertThat(on.world.rooms).isEmpty();
            on.pass(Duration.ofMillis(500));
            on.world.nextTold(RoomEntity.ShowPresent.class);
        }

        @Test
        void isWhoeverComesBackToAStreamWithoutASnapshot() throws Exception {
            on.tell(new RoomRelay.Attach(ROOM, on.ada, new StreamPosition("e.0", 5)));
            on.tell(on.world.attached(ROOM, on.ada.id(), new Attachment.Live("e.0", 5, 1)));
            on.world.nextTold(RoomEntity.Attach.class);
            on.world.nextTold(RoomEntity.ShowPresent.class);
        }
    }

    @Nested
    class WhoeverDoesNotLook {

        @BeforeEach
        void adaLooksAway() {
            on.ada.visible = false;
            on.tell(new RoomRelay.Attention(ROOM, on.ada.id()));
        }

        private void counted(int occupants) {
            on.tell(new RoomEntity.Counted(ROOM, 5, occupants, 2, 0));
            on.loop.run();
        }

        @Test
        void getsNoStepsAndNoSigns() {
            on.tell(RelayDriver.moved(5, at(1, 1, 1)));
            on.tell(new RoomEntity.Signed(ROOM, 5, List.of(WAVE)));
            on.tell(crowd(List.of(at(1, 1, 1)), List.of()));
            on.loop.run();

            assertThat(on.ada.log).isEmpty();
            assertThat(on.bob.log).hasSize(3);
        }

        @Test
        void getsEveryEvent() {
            on.publish(6, RelayDriver.said("hello"));
            on.loop.run();
            assertThat(on.ada.log).containsExactly("room.events 6");
        }

        @Test
        void getsNumbersOnlyWhenTheyChanged() {
            counted(12);
            counted(12);
            assertThat(on.ada.log).containsExactly("room.counts 5");
            counted(13);
            assertThat(on.ada.log).containsExactly("room.counts 5", "room.counts 5");
            assertThat(on.bob.log).isEmpty();
        }

        @Test
        void isCountedForEveryFiveSeconds() throws Exception {
            on.world.nextTold(RoomEntity.Count.class);
            on.pass(Duration.ofMillis(4_999));
            assertThat(on.world.rooms).isEmpty();
            on.pass(Duration.ofMillis(1));
            on.world.nextTold(RoomEntity.Count.class);
        }

        @Test
        void seesThePresentWhenTheyLookAgain() throws Exception {
            on.world.nextTold(RoomEntity.Count.class);
            on.ada.visible = true;
            on.tell(new RoomRelay.Attention(ROOM, on.ada.id()));
            on.world.nextTold(RoomEntity.ShowPresent.class);
            on.tell(present(false, at(1, 1, 1)));
            on.loop.run();
            assertThat(on.ada.log).containsExactly("room.moves 5", "room.signs 5");
        }

        @Test
        void isToldTheNumbersAgainIfTheyWereWithheld() {
            counted(12);
            on.tell(new RoomRelay.ShowPresent(ROOM, on.ada.id()));
            counted(12);
            assertThat(on.ada.log).containsExactly("room.counts 5", "room.counts 5");
        }
    }
}
