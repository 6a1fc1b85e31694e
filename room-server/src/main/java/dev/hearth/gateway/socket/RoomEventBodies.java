package dev.hearth.gateway.socket;

import dev.hearth.protocol.RoomEventBody;
import dev.hearth.protocol.RoomShapes;
import dev.hearth.room.domain.PieceSeats;
import dev.hearth.room.domain.RoomEvent;
import java.util.Map;

/** Each event of a room's log as clients see it. Persons stay inside: the wire names personas only. */
enum RoomEventBodies implements RoomEvent.Visitor<RoomEventBody> {
    INSTANCE;

    @Override
    public RoomEventBody onRoomCreated(RoomEvent.RoomCreated event) {
        return new RoomEventBody.Created(event.owner().value(), event.shell(), RoomMessages.settings(event.profile()));
    }

    @Override
    public RoomEventBody onRoomConfigured(RoomEvent.RoomConfigured event) {
        return new RoomEventBody.Configured(RoomMessages.settings(event.profile()));
    }

    @Override
    public RoomEventBody onRoomClosed(RoomEvent.RoomClosed event) {
        return new RoomEventBody.Closed();
    }

    @Override
    public RoomEventBody onRoomReopened(RoomEvent.RoomReopened event) {
        return new RoomEventBody.Reopened();
    }

    @Override
    public RoomEventBody onOccupantJoined(RoomEvent.OccupantJoined event) {
        return new RoomEventBody.Joined(event.number(), event.persona().value(), RoomMessages.spot(event.place()));
    }

    @Override
    public RoomEventBody onOccupantDressed(RoomEvent.OccupantDressed event) {
        return new RoomEventBody.Dressed(event.number(), event.persona().value(), event.version());
    }

    @Override
    public RoomEventBody onOccupantLeft(RoomEvent.OccupantLeft event) {
        return new RoomEventBody.Left(event.number(), event.persona().value(), RoomMessages.word(event.reason()));
    }

    @Override
    public RoomEventBody onMessagePosted(RoomEvent.MessagePosted event) {
        return new RoomEventBody.Said(event.persona().value(), event.text());
    }

    @Override
    public RoomEventBody onSeatTaken(RoomEvent.SeatTaken event) {
        return new RoomEventBody.Sat(event.number(), event.seat());
    }

    @Override
    public RoomEventBody onSeatLeft(RoomEvent.SeatLeft event) {
        return new RoomEventBody.Stood(event.number(), RoomMessages.spot(event.place()));
    }

    @Override
    public RoomEventBody onPersonBanned(RoomEvent.PersonBanned event) {
        return new RoomEventBody.Banned(event.persona().value(), event.until());
    }

    @Override
    public RoomEventBody onPersonUnbanned(RoomEvent.PersonUnbanned event) {
        return new RoomEventBody.Unbanned(event.persona().value());
    }

    @Override
    public RoomEventBody onPersonaMuted(RoomEvent.PersonaMuted event) {
        return new RoomEventBody.Muted(event.persona().value(), event.until());
    }

    @Override
    public RoomEventBody onPersonaUnmuted(RoomEvent.PersonaUnmuted event) {
        return new RoomEventBody.Unmuted(event.persona().value());
    }

    @Override
    public RoomEventBody onRoleChanged(RoomEvent.RoleChanged event) {
        return new RoomEventBody.RoleChanged(event.persona().value(), RoomMessages.word(event.role()));
    }

    @Override
    public RoomEventBody onPiecePlaced(RoomEvent.PiecePlaced event) {
        var seats = PieceSeats.of(event.number(), event.form().seats(), event.spot());
        return new RoomEventBody.PiecePlaced(new RoomShapes.PieceView(
                event.number(),
                event.product(),
                event.persona().value(),
                RoomMessages.fixing(event.spot()),
                RoomMessages.seats(seats, Map.of())));
    }

    @Override
    public RoomEventBody onPieceMoved(RoomEvent.PieceMoved event) {
        var seats = PieceSeats.of(event.number(), event.seats(), event.spot());
        return new RoomEventBody.PieceMoved(
                event.number(), RoomMessages.fixing(event.spot()), RoomMessages.seats(seats, Map.of()));
    }

    @Override
    public RoomEventBody onPieceRemoved(RoomEvent.PieceRemoved event) {
        return new RoomEventBody.PieceRemoved(event.number());
    }

    @Override
    public RoomEventBody onPositionsNoted(RoomEvent.PositionsNoted event) {
        return new RoomEventBody.Positions(RoomMessages.stances(event.positions()));
    }

    /** Whose wish it was, and which, is nobody's business: on the wire it only counts. */
    @Override
    public RoomEventBody onNothingChanged(RoomEvent.NothingChanged event) {
        return new RoomEventBody.Skip();
    }
}
