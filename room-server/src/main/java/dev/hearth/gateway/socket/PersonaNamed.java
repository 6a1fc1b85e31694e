package dev.hearth.gateway.socket;

import dev.hearth.kernel.PersonaId;
import dev.hearth.room.domain.RoomEvent;
import java.util.Optional;

/** The persona that an event shows to clients, if it shows one. */
enum PersonaNamed implements RoomEvent.Visitor<Optional<PersonaId>> {
    INSTANCE;

    @Override
    public Optional<PersonaId> onRoomCreated(RoomEvent.RoomCreated event) {
        return Optional.of(event.owner());
    }

    @Override
    public Optional<PersonaId> onRoomConfigured(RoomEvent.RoomConfigured event) {
        return Optional.empty();
    }

    @Override
    public Optional<PersonaId> onRoomClosed(RoomEvent.RoomClosed event) {
        return Optional.empty();
    }

    @Override
    public Optional<PersonaId> onRoomReopened(RoomEvent.RoomReopened event) {
        return Optional.empty();
    }

    @Override
    public Optional<PersonaId> onOccupantJoined(RoomEvent.OccupantJoined event) {
        return Optional.of(event.persona());
    }

    @Override
    public Optional<PersonaId> onOccupantDressed(RoomEvent.OccupantDressed event) {
        return Optional.of(event.persona());
    }

    @Override
    public Optional<PersonaId> onOccupantLeft(RoomEvent.OccupantLeft event) {
        return Optional.of(event.persona());
    }

    @Override
    public Optional<PersonaId> onMessagePosted(RoomEvent.MessagePosted event) {
        return Optional.of(event.persona());
    }

    @Override
    public Optional<PersonaId> onSeatTaken(RoomEvent.SeatTaken event) {
        return Optional.empty();
    }

    @Override
    public Optional<PersonaId> onSeatLeft(RoomEvent.SeatLeft event) {
        return Optional.empty();
    }

    @Override
    public Optional<PersonaId> onPersonBanned(RoomEvent.PersonBanned event) {
        return Optional.of(event.persona());
    }

    @Override
    public Optional<PersonaId> onPersonUnbanned(RoomEvent.PersonUnbanned event) {
        return Optional.of(event.persona());
    }

    @Override
    public Optional<PersonaId> onPersonaMuted(RoomEvent.PersonaMuted event) {
        return Optional.of(event.persona());
    }

    @Override
    public Optional<PersonaId> onPersonaUnmuted(RoomEvent.PersonaUnmuted event) {
        return Optional.of(event.persona());
    }

    @Override
    public Optional<PersonaId> onRoleChanged(RoomEvent.RoleChanged event) {
        return Optional.of(event.persona());
    }

    @Override
    public Optional<PersonaId> onPiecePlaced(RoomEvent.PiecePlaced event) {
        return Optional.of(event.persona());
    }

    @Override
    public Optional<PersonaId> onPieceMoved(RoomEvent.PieceMoved event) {
        return Optional.empty();
    }

    @Override
    public Optional<PersonaId> onPieceRemoved(RoomEvent.PieceRemoved event) {
        return Optional.empty();
    }

    @Override
    public Optional<PersonaId> onPositionsNoted(RoomEvent.PositionsNoted event) {
        return Optional.empty();
    }

    @Override
    public Optional<PersonaId> onNothingChanged(RoomEvent.NothingChanged event) {
        return Optional.empty();
    }
}
