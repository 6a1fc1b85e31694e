package dev.hearth.simulation;

import dev.hearth.room.domain.Room;
import dev.hearth.room.domain.RoomEntry;

/** Everything that is checked about one room while it lives: the log, the states it is said to come to, the promise. */
final class Books {

    private static final int COMPARED_WHOLLY_ONE_IN = 64;

    private final Chance chance;
    private final Tally tally;
    private final Ledger ledger;
    private final Witness witness = new Witness();
    private Room replayed = Room.absent();

    Books(Chance chance, Tally tally) {
        this.chance = chance;
        this.tally = tally;
        this.ledger = new Ledger(tally);
    }

    Ledger ledger() {
        return ledger;
    }

    void landed(long offset, RoomEntry entry) {
        tally.count(entry.event().getClass());
        witness.sees(entry);
        ledger.landed(offset, entry);
    }

    /** The state that the room goes on with after a commit. */
    void keeps(Room room, StubJournal journal) {
        Violation.unless(
                room.offset() == journal.size(),
                () -> "the room is at " + room.offset() + ", the log at " + journal.size());
        witness.agreesWith(room);
        ledger.memory().compareSizes(room);
        Violation.unless(room.talk().size() <= Room.TALK_MAX, "talk without end");
        if (chance.oneIn(COMPARED_WHOLLY_ONE_IN)) {
            equalsTheLog(room, journal);
        }
    }

    /** A state, wherever it comes from, is what all events up to its offset come to. */
    void equalsTheLog(Room room, StubJournal journal) {
        Violation.unless(room.offset() >= replayed.offset(), "a state from the past");
        while (replayed.offset() < room.offset()) {
            replayed = replayed.apply(journal.entry(replayed.offset() + 1));
        }
        Violation.unless(
                room.equals(replayed), () -> "the state at " + room.offset() + " is not what its events come to");
        if (room.offset() == journal.size()) {
            ledger.memory().compareAll(room);
        }
    }
}
