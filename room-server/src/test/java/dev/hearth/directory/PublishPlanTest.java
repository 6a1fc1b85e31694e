package dev.hearth.directory;

import static dev.hearth.directory.Listings.room;
import static dev.hearth.directory.Statuses.asleep;
import static dev.hearth.directory.Statuses.closed;
import static dev.hearth.directory.Statuses.open;
import static dev.hearth.directory.Statuses.unlisted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.directory.domain.Residence;
import dev.hearth.directory.domain.RoomListing;
import dev.hearth.room.RoomEntity.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PublishPlanTest {
    private final PublishPlan plan = new PublishPlan(Statuses.SETTINGS, Listings.NODE);
    private Instant now = Instant.parse("2030-01-01T12:00:00Z");

    @Test
    void aNewRoomIsWrittenAtOnce() {
        plan.tell(open("a", 1), now);

        assertThat(plan.start(now))
                .containsExactly(new RoomListing(
                        room("a"),
                        "a",
                        "topic",
                        List.of("tag"),
                        "en",
                        20,
                        true,
                        1,
                        Statuses.OFFSET,
                        new Residence(Listings.WOKE, Listings.NODE, true)));
        assertThat(started()).isEmpty();
    }

    @Test
    void countsAreWrittenOnceInAWhile() {
        written(open("a", 1));
        for (int occupants = 2; occupants < 50; occupants++) {
            plan.tell(open("a", occupants), now);
            assertThat(started()).isEmpty();
        }

        pass(Duration.ofMillis(999));
        assertThat(started()).isEmpty();
        pass(Duration.ofMillis(1));

        assertThat(started()).singleElement().matches(listing -> listing.occupants() == 49);
    }

    @Test
    void whatCameDueDuringAWriteStartsWhenThatEnds() {
        plan.tell(open("a", 1), now);
        plan.start(now);
        plan.tell(closed("a"), now);
        assertThat(plan.start(now)).isEmpty();

        plan.written(room("a"), now);

        assertThat(plan.start(now)).singleElement().matches(listing -> !listing.listed());
    }

    @Test
    void aChangedProfileOrAClosedDoorIsWrittenAtOnce() {
        written(open("a", 1));
        plan.tell(closed("a"), now);
        assertThat(started()).singleElement().matches(listing -> !listing.listed());
        plan.written(room("a"), now);

        plan.tell(unlisted("a", 3), now);
        assertThat(started()).singleElement().matches(listing -> !listing.listed());
        plan.written(room("a"), now);

        plan.tell(open("a", 3), now);
        assertThat(started()).singleElement().matches(RoomListing::listed);
    }

    @Test
    void aRoomThatFallsAsleepSaysSoAndIsForgotten() {
        written(open("a", 1));
        plan.tell(asleep("a"), now);

        assertThat(started())
                .singleElement()
                .matches(listing -> !listing.residence().awake());
        plan.written(room("a"), now);
        assertThat(plan.rooms()).isZero();
    }

    @Test
    void aRoomThatWakesWhileItsSleepIsWrittenIsNotForgotten() {
        written(open("a", 1));
        plan.tell(asleep("a"), now);
        assertThat(started()).hasSize(1);
        plan.tell(open("a", 2), now);
        plan.written(room("a"), now);

        assertThat(started()).singleElement().matches(listing -> listing.occupants() == 2);
    }

    @Test
    void aRoomInWhichNothingChangesIsNotWrittenAgain() {
        written(open("a", 1));
        pass(Duration.ofHours(1));

        assertThat(started()).isEmpty();
    }

    @Test
    void aFailedWriteIsTriedAgainWithTheLatestWord() {
        plan.tell(open("a", 1), now);
        assertThat(started()).hasSize(1);
        plan.tell(open("a", 2), now);
        plan.failed(room("a"), now);
        assertThat(started()).isEmpty();

        pass(Duration.ofSeconds(2));

        assertThat(started()).singleElement().matches(listing -> listing.occupants() == 2);
    }

    @Test
    void oneRoomNeverHasTwoWritesUnderWay() {
        plan.tell(open("a", 1), now);
        assertThat(started()).hasSize(1);
        plan.tell(closed("a"), now);
        pass(Duration.ofMinutes(1));
        assertThat(started()).isEmpty();

        plan.written(room("a"), now);

        assertThat(started()).singleElement().matches(listing -> !listing.listed());
    }

    @Test
    void onlySoManyWritesAreUnderWay() {
        IntStream.range(0, 10).forEach(i -> plan.tell(open("r" + i, 1), now));

        var first = started();
        assertThat(first).hasSize(4);
        assertThat(started()).isEmpty();
        plan.written(first.get(0).room(), now);
        plan.failed(first.get(1).room(), now);

        assertThat(started()).hasSize(2);
    }

    @Test
    void leavesOutRoomsBeyondItsLimit() {
        IntStream.range(0, 100)
                .forEach(i -> assertThat(plan.tell(open("r" + i, 1), now)).isTrue());

        assertThat(plan.tell(open("one more", 1), now)).isFalse();
        assertThat(plan.tell(open("r5", 2), now)).isTrue();
        assertThat(plan.rooms()).isEqualTo(100);
    }

    private void written(Status status) {
        plan.tell(status, now);
        assertThat(started()).hasSize(1);
        plan.written(status.room(), now);
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private List<RoomListing> started() {
        plan.lookAround(now);
        return plan.start(now);
    }
}
