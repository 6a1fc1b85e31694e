package dev.hearth.room.domain;

import java.util.List;

/** What a command would come to, before anything is persisted. */
sealed interface Decision {

    /** The events to persist: none only where the room itself wished for what is so already. */
    record Accepted(List<RoomEvent> events) implements Decision {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    /** No effect. */
    record Rejected(Outcome.Refused refused) implements Decision {}

    static Decision accept(RoomEvent... events) {
        return new Accepted(List.of(events));
    }

    /** Somebody wished for what is so already: only their key is new, and sent again it must not have an effect. */
    static Decision alreadySo() {
        return accept(new RoomEvent.NothingChanged(0, ""));
    }

    static Decision alreadyHere(int occupant) {
        return accept(new RoomEvent.NothingChanged(occupant, ""));
    }

    static Decision alreadySeated(String seat) {
        return accept(new RoomEvent.NothingChanged(0, seat));
    }

    /** The room itself wished for what is so already. It sends nothing twice, so there is nothing to remember. */
    static Decision nothingToDo() {
        return new Accepted(List.of());
    }

    static Decision reject(Rejection rejection) {
        return new Rejected(Outcome.Refused.because(rejection));
    }
}
