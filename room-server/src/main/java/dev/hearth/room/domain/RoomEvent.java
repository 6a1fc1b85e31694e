package dev.hearth.room.domain;

import dev.hearth.kernel.PersonId;
import dev.hearth.kernel.PersonaId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened in a room and was persisted. When and by whom stands in the {@link RoomEntry} around it. */
public sealed interface RoomEvent {

    /** The first event of every room. */
    record RoomCreated(PersonId ownerPerson, PersonaId owner, RoomProfile profile, String shell, String epochNonce)
            implements RoomEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onRoomCreated(this);
        }
    }

    /** Carries the whole profile, so that reading one event is enough. */
    record RoomConfigured(RoomProfile profile) implements RoomEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onRoomConfigured(this);
        }
    }

    /** Ends every attendance at once. */
    record RoomClosed() implements RoomEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onRoomClosed(this);
        }
    }

    /** People may join again. */
    record RoomReopened() implements RoomEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onRoomReopened(this);
        }
    }

    /**
     * Somebody came in; the number is never used again in this epoch.
     *
     * @param lookVersion of the face they came with, as far as it was known
     */
    record OccupantJoined(
            int number,
            PersonId person,
            PersonaId persona,
            Place place,
            @Nullable Long lookVersion) implements RoomEvent {

        /** Somebody of whose face only the name is known. */
        public OccupantJoined(int number, PersonId person, PersonaId persona, Place place) {
            this(number, person, persona, place, null);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onOccupantJoined(this);
        }
    }

    /** Somebody looks different; how stands in the table of people under this version or a higher one. */
    record OccupantDressed(int number, PersonaId persona, long version) implements RoomEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onOccupantDressed(this);
        }
    }

    /** Somebody is no longer here, and stood there last. */
    record OccupantLeft(int number, PersonaId persona, LeaveReason reason, Place place) implements RoomEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onOccupantLeft(this);
        }
    }

    /** The only personal content of a room's log, kept in one field. */
    record MessagePosted(PersonId person, PersonaId persona, String text) implements RoomEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onMessagePosted(this);
        }
    }

    /** Taking a seat leaves the one held before. */
    record SeatTaken(int number, String seat) implements RoomEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onSeatTaken(this);
        }
    }

    /** Somebody stood up, here. */
    record SeatLeft(int number, Place place) implements RoomEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onSeatLeft(this);
        }
    }

    /** Bans follow the person; the persona is what the owner saw. */
    record PersonBanned(PersonId person, PersonaId persona, Instant until) implements RoomEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onPersonBanned(this);
        }
    }

    /** A ban was lifted before its end. */
    record PersonUnbanned(PersonId person, PersonaId persona) implements RoomEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onPersonUnbanned(this);
        }
    }

    /** May not talk here until then. */
    record PersonaMuted(PersonaId persona, Instant until) implements RoomEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onPersonaMuted(this);
        }
    }

    /** A mute was lifted before its end. */
    record PersonaUnmuted(PersonaId persona) implements RoomEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onPersonaUnmuted(this);
        }
    }

    /** Somebody may build here, or no longer. */
    record RoleChanged(PersonaId persona, Role role) implements RoomEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onRoleChanged(this);
        }
    }

    /** A piece of furniture stands there now; the number is never used again in this epoch. */
    record PiecePlaced(int number, String product, PersonId person, PersonaId persona, Form form, Spot spot)
            implements RoomEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onPiecePlaced(this);
        }
    }

    /**
     * A piece stands elsewhere, or otherwise; who sits on it moved with it.
     *
     * @param seats those of its form, so that this event alone says where its seats are now
     */
    record PieceMoved(int number, Spot spot, List<SeatForm> seats) implements RoomEvent {
        public PieceMoved {
            seats = List.copyOf(seats);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onPieceMoved(this);
        }
    }

    /** A piece is gone; who sat on it stood up before. */
    record PieceRemoved(int number, String product) implements RoomEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onPieceRemoved(this);
        }
    }

    /** Where people stood, stored now and then. */
    record PositionsNoted(List<Standing> positions) implements RoomEvent {
        public PositionsNoted {
            positions = List.copyOf(positions);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onPositionsNoted(this);
        }
    }

    /**
     * Somebody's command was accepted, but everything was as they wished already. It is there for its cause: the key must
     * be remembered, or the command sent again would take effect once something else has changed.
     *
     * @param occupant the number of who wished to join and was inside, else 0
     * @param seat on which somebody wished to sit and sat, else empty
     */
    record NothingChanged(int occupant, String seat) implements RoomEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onNothingChanged(this);
        }
    }

    <R> R accept(Visitor<R> visitor);

    /** One method per event: a forgotten one does not compile. */
    interface Visitor<R> {
        R onRoomCreated(RoomCreated event);

        R onRoomConfigured(RoomConfigured event);

        R onRoomClosed(RoomClosed event);

        R onRoomReopened(RoomReopened event);

        R onOccupantJoined(OccupantJoined event);

        R onOccupantDressed(OccupantDressed event);

        R onOccupantLeft(OccupantLeft event);

        R onMessagePosted(MessagePosted event);

        R onSeatTaken(SeatTaken event);

        R onSeatLeft(SeatLeft event);

        R onPersonBanned(PersonBanned event);

        R onPersonUnbanned(PersonUnbanned event);

        R onPersonaMuted(PersonaMuted event);

        R onPersonaUnmuted(PersonaUnmuted event);

        R onRoleChanged(RoleChanged event);

        R onPiecePlaced(PiecePlaced event);

        R onPieceMoved(PieceMoved event);

        R onPieceRemoved(PieceRemoved event);

        R onPositionsNoted(PositionsNoted event);

        R onNothingChanged(NothingChanged event);
    }
}
