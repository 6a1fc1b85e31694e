package dev.hearth.room.crowd;

import dev.hearth.room.domain.Standing;

/** One occupant on the map. */
final class Member {

    Standing standing;
    int cell;
    int cellBefore;
    long crossedAt;
    long shownAt;

    Member(Standing standing, int cell) {
        this.standing = standing;
        this.cell = cell;
        this.cellBefore = cell;
    }
}
