package dev.hearth.room.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Decides what somebody inside does with the furniture; {@link RoomDecider} has asked their role already.
 *
 * @param builder who does it, whatever their role
 */
record FurnitureDecider(Room room, Occupant builder) {

    Decision place(RoomCommand.PlacePiece command) {
        if (!room.furniture().hasRoomFor(command.form())) {
            return Decision.reject(Rejection.FURNITURE_FULL);
        }
        int number = room.furniture().lastNumber() + 1;
        return settled(
                command.form(),
                command.spot(),
                spot -> Decision.accept(new RoomEvent.PiecePlaced(
                        number, command.product(), builder.person(), builder.persona(), command.form(), spot)));
    }

    Decision move(RoomCommand.MovePiece command) {
        var piece = room.furniture().piece(command.piece());
        return piece.map(standing -> moved(standing, command.change().applyTo(standing.spot())))
                .orElseGet(() -> Decision.reject(Rejection.PIECE_UNKNOWN));
    }

    private Decision moved(Piece piece, Spot wish) {
        return settled(
                piece.form(),
                wish,
                spot -> spot.equals(piece.spot())
                        ? Decision.alreadySo()
                        : Decision.accept(new RoomEvent.PieceMoved(
                                piece.number(), spot, piece.form().seats())));
    }

    /** Whoever placed a piece may take it away for ever, whatever became of their role; everybody's is the owner's. */
    Decision remove(RoomCommand.RemovePiece command) {
        var piece = room.furniture().piece(command.piece());
        if (piece.isEmpty()) {
            return Decision.reject(Rejection.PIECE_UNKNOWN);
        }
        var role = room.roleOf(builder.persona());
        boolean own = piece.get().placedBy().equals(builder.persona());
        if (!own && !Rights.allow(role, RoomAction.REMOVE_FOREIGN_PIECE)) {
            return Decision.reject(role == Role.BUILDER ? Rejection.PIECE_FOREIGN : Rejection.FORBIDDEN);
        }
        return removed(piece.get());
    }

    /** Nobody may be left sitting on nothing: they stand up first. */
    private Decision removed(Piece piece) {
        List<RoomEvent> events = new ArrayList<>();
        for (var seat : piece.seats()) {
            sitterOn(seat)
                    .ifPresent(number -> events.add(
                            new RoomEvent.SeatLeft(number, room.layout().inFrontOf(seat))));
        }
        events.add(new RoomEvent.PieceRemoved(piece.number(), piece.product()));
        return Decision.accept(events.toArray(RoomEvent[]::new));
    }

    private Optional<Integer> sitterOn(Seat seat) {
        return Optional.ofNullable(room.roster().sitters().get(seat.id()));
    }

    private Decision settled(Form form, Spot wish, Function<Spot, Decision> rule) {
        var placement = Placement.of(room.layout(), form, wish);
        if (placement instanceof Placement.Settled settled) {
            return rule.apply(settled.spot());
        }
        if (placement instanceof Placement.Impossible impossible) {
            return Decision.reject(impossible.rejection());
        }
        throw new AssertionError(placement);
    }
}
