package dev.hearth.room.domain;

import java.util.List;

/** What a command would come to, before anything is persisted. */
sealed interface Decision {

    /**
     * The events to persist. None: what was wished is already so, and the number or the seat says what it is. Nothing
     * is remembered of such a command, because doing it again does nothing either.
     */
    record Accepted(List<RoomEvent> events, int occupant, String seat) implements Decision {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    /** No effect. */
    record Rejected(Outcome.Refused refused) implements Decision {}

    static Decision accept(RoomEvent... events) {
        return new Accepted(List.of(events), 0, "");
    }

    static Decision nothingToDo() {
        return new Accepted(List.of(), 0, "");
    }

    static Decision alreadyHere(int occupant) {
        return new Accepted(List.of(), occupant, "");
    }

    static Decision alreadySeated(String seat) {
        return new Accepted(List.of(), 0, seat);
    }

    static Decision reject(Rejection rejection) {
        return new Rejected(Outcome.Refused.because(rejection));
    }
}
