package dev.hearth.room.domain;

import org.pcollections.PVector;

/**
 * What each event changes. It decides nothing: the event has happened, and one that cannot have happened is a defect
 * that must stop the room rather than bend its state.
 *
 * @param offset of the event
 */
record RoomEvolution(Room room, RoomEntry entry, long offset) implements RoomEvent.Visitor<Room> {

    @Override
    public Room onRoomCreated(RoomEvent.RoomCreated event) {
        if (room.exists()) {
            throw new IllegalStateException("offset " + offset + " creates a room that exists");
        }
        return room.with(new Charter(
                event.epochNonce(),
                event.ownerPerson(),
                event.owner(),
                event.profile(),
                Layout.of(event.shell()),
                false));
    }

    @Override
    public Room onRoomConfigured(RoomEvent.RoomConfigured event) {
        return room.with(room.created().withProfile(event.profile()));
    }

    @Override
    public Room onRoomClosed(RoomEvent.RoomClosed event) {
        return room.with(room.created().withClosed(true)).with(room.roster().emptied());
    }

    @Override
    public Room onRoomReopened(RoomEvent.RoomReopened event) {
        return room.with(room.created().withClosed(false));
    }

    @Override
    public Room onOccupantJoined(RoomEvent.OccupantJoined event) {
        return room.with(room.roster()
                .joined(new Occupant(
                        event.number(),
                        event.person(),
                        event.persona(),
                        entry.at(),
                        event.place(),
                        null,
                        event.lookVersion() == null ? 0 : event.lookVersion())));
    }

    @Override
    public Room onOccupantDressed(RoomEvent.OccupantDressed event) {
        return room.with(room.roster().dressed(event.number(), event.version()));
    }

    @Override
    public Room onOccupantLeft(RoomEvent.OccupantLeft event) {
        return room.with(room.roster().left(event.number()));
    }

    @Override
    public Room onMessagePosted(RoomEvent.MessagePosted event) {
        var line = new TalkLine(offset, entry.at(), entry.author(), event.person(), event.persona(), event.text());
        PVector<TalkLine> talk = room.talk().plus(line);
        return room.with(talk.size() > Room.TALK_MAX ? talk.minus(0) : talk);
    }

    @Override
    public Room onSeatTaken(RoomEvent.SeatTaken event) {
        var seat = room.seat(event.seat())
                .orElseThrow(() -> new IllegalStateException("offset " + offset + " takes unknown " + event.seat()));
        return room.with(room.roster().seated(event.number(), seat));
    }

    @Override
    public Room onSeatLeft(RoomEvent.SeatLeft event) {
        return room.with(room.roster().stood(event.number(), event.place()));
    }

    @Override
    public Room onPersonBanned(RoomEvent.PersonBanned event) {
        var ban = new RoomBan(event.person(), event.persona(), event.until());
        return room.with(room.sanctions().banned(ban, entry.at()));
    }

    @Override
    public Room onPersonUnbanned(RoomEvent.PersonUnbanned event) {
        return room.with(room.sanctions().unbanned(event.person()));
    }

    @Override
    public Room onPersonaMuted(RoomEvent.PersonaMuted event) {
        return room.with(room.sanctions().muted(event.persona(), event.until(), entry.at()));
    }

    @Override
    public Room onPersonaUnmuted(RoomEvent.PersonaUnmuted event) {
        return room.with(room.sanctions().unmuted(event.persona()));
    }

    @Override
    public Room onRoleChanged(RoomEvent.RoleChanged event) {
        var builders = room.builders();
        return room.with(
                event.role() == Role.BUILDER ? builders.plus(event.persona()) : builders.minus(event.persona()));
    }

    @Override
    public Room onPiecePlaced(RoomEvent.PiecePlaced event) {
        return room.with(room.furniture()
                .placed(new Piece(
                        event.number(), event.product(), event.persona(), event.person(), event.form(), event.spot())));
    }

    @Override
    public Room onPieceMoved(RoomEvent.PieceMoved event) {
        var furniture = room.furniture().moved(event.number(), event.spot());
        var roster = room.roster();
        for (var seat : furniture.standing(event.number()).seats()) {
            roster = roster.carried(seat);
        }
        return room.with(furniture).with(roster);
    }

    @Override
    public Room onPieceRemoved(RoomEvent.PieceRemoved event) {
        for (var seat : room.furniture().standing(event.number()).seats()) {
            if (room.roster().isTaken(seat.id())) {
                throw new IllegalStateException("offset " + offset + " removes " + seat.id() + " under somebody");
            }
        }
        return room.with(room.furniture().removed(event.number()));
    }

    @Override
    public Room onPositionsNoted(RoomEvent.PositionsNoted event) {
        var roster = room.roster();
        for (var standing : event.positions()) {
            roster = roster.moved(standing.number(), standing.place());
        }
        return room.with(roster);
    }

    /** Its key is remembered, as that of every event. */
    @Override
    public Room onNothingChanged(RoomEvent.NothingChanged event) {
        return room;
    }
}
