package dev.hearth.gateway.socket;

import dev.hearth.catalogue.Catalogue;
import dev.hearth.catalogue.domain.FurnitureForm;
import dev.hearth.catalogue.domain.SeatSpot;
import dev.hearth.gateway.socket.CommandTranslator.Translation;
import dev.hearth.protocol.ErrorCode;
import dev.hearth.protocol.FurnitureWish;
import dev.hearth.room.domain.Form;
import dev.hearth.room.domain.NodeClass;
import dev.hearth.room.domain.RoomCommand;
import dev.hearth.room.domain.SeatForm;
import dev.hearth.room.domain.Spot;
import dev.hearth.room.domain.SpotChange;

/** Wishes about furniture as commands of the room. A product's form is looked up here: rooms know no catalogue. */
record FurnitureTranslator(Catalogue catalogue) implements FurnitureWish.Visitor<Translation> {

    @Override
    public Translation onPlace(FurnitureWish.Place wish) {
        var product = catalogue.find(wish.product());
        if (product.isEmpty()) {
            return bad(ErrorCode.CATALOGUE_UNKNOWN_PRODUCT);
        }
        var spot = new Spot(wish.x(), wish.y(), wish.z(), wish.yaw(), wish.scale());
        return product.get()
                .furniture()
                .map(form -> good(new RoomCommand.PlacePiece(wish.product(), form(form), spot)))
                .orElseGet(() -> bad(ErrorCode.CATALOGUE_NOT_FURNITURE));
    }

    @Override
    public Translation onMove(FurnitureWish.Move wish) {
        var change = new SpotChange(wish.x(), wish.y(), wish.z(), wish.yaw(), wish.scale());
        return good(new RoomCommand.MovePiece(wish.piece(), change));
    }

    @Override
    public Translation onRemove(FurnitureWish.Remove wish) {
        return good(new RoomCommand.RemovePiece(wish.piece()));
    }

    static Form form(FurnitureForm form) {
        var seats = form.seats().stream().map(FurnitureTranslator::seat).toList();
        return new Form(node(form), form.width(), form.height(), form.depth(), seats);
    }

    private static SeatForm seat(SeatSpot spot) {
        return new SeatForm(spot.x(), spot.z(), spot.facing(), spot.action());
    }

    private static NodeClass node(FurnitureForm form) {
        return switch (form.node()) {
            case FLOOR -> NodeClass.FLOOR;
            case WALL -> NodeClass.WALL;
            case CEILING -> NodeClass.CEILING;
        };
    }

    private static Translation good(RoomCommand command) {
        return new Translation.Good(command);
    }

    private static Translation bad(ErrorCode code) {
        return new Translation.Bad(new Cleaning.Problem(code, code.meaning()));
    }
}
