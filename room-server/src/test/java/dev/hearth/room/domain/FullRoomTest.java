package dev.hearth.room.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The benchmark would measure nothing if its room were not full or its commands were refused. */
class FullRoomTest {

    private final FullRoom full = FullRoom.build();

    private static void changes(RoomBatch.Commit commit, int events) {
        assertThat(commit.outcomes()).hasOnlyElementsOfType(Outcome.Accepted.class);
        assertThat(commit.entries()).hasSize(events);
    }

    @Test
    void isFull() {
        assertThat(full.room().occupantCount()).isEqualTo(FullRoom.PEOPLE);
        assertThat(full.room().furniture().pieces()).hasSize(Furniture.PIECES_MAX - 1);
        assertThat(full.room().furniture().seats()).hasSize(Furniture.SEATS_MAX);
        assertThat(full.room().talk()).hasSize(Room.TALK_MAX);
        assertThat(full.room().keys().size()).isEqualTo(KeyMemory.KEYS_MAX);
    }

    @Test
    void takesEveryCommand() {
        changes(full.place(), 1);
        changes(full.move(), 1);
        changes(full.remove(), 2);
        changes(full.say(), 1);
        changes(full.sit(), 1);
        changes(full.join(), 1);
        assertThat(full.sitOnTaken().outcomes())
                .allMatch(outcome -> outcome instanceof Outcome.Refused refused
                        && refused.rejection() == Rejection.SEAT_TAKEN
                        && refused.nearestSeat() != null);
    }
}
