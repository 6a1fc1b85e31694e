package dev.hearth.operations.domain;

import java.time.Duration;

/** What operators of the house may have done in any room, also against its owner. */
public sealed interface RoomOrder {

    /** The word for the audit log. */
    String action();

    /** Somebody has to leave; they may come again. */
    record Kick(String persona) implements RoomOrder {
        @Override
        public String action() {
            return "room.kick";
        }
    }

    /** Somebody may not talk for a while. */
    record Mute(String persona, Duration length) implements RoomOrder {

        public static final int MINUTES_MAX = 24 * 60;

        @Override
        public String action() {
            return "room.mute";
        }
    }

    /** Everybody has to leave, and nobody comes in until it is opened again. */
    record Close() implements RoomOrder {
        @Override
        public String action() {
            return "room.close";
        }
    }

    /** People may come in again. */
    record Reopen() implements RoomOrder {
        @Override
        public String action() {
            return "room.reopen";
        }
    }
}
