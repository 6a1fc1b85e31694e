package dev.hearth.room.domain;

import java.util.List;

/** Things to furnish a room with, and where to put them. */
final class Pieces {

    private static final double SIDE = 0.5;

    /** Half a metre wide and deep, one seat in its middle. */
    static final Form STOOL = new Form(NodeClass.FLOOR, SIDE, SIDE, SIDE, List.of(new SeatForm(0, 0, 0, "sit")));

    /** Two metres wide, one deep, two seats. */
    static final Form SOFA = new Form(
            NodeClass.FLOOR, 2, 1, 1, List.of(new SeatForm(-SIDE, 0.25, 0, "sit"), new SeatForm(SIDE, 0.25, 0, "lie")));

    static final Form PLANT = new Form(NodeClass.FLOOR, SIDE, 1, SIDE, List.of());

    /** One metre wide, half a metre high, a tenth deep. */
    static final Form PICTURE = new Form(NodeClass.WALL, 1, SIDE, 0.1, List.of());

    static final Form LAMP = new Form(NodeClass.CEILING, 1, SIDE, 1, List.of());

    private Pieces() {}

    static Spot at(double x, double z) {
        return new Spot(x, 0, z, 0, 1);
    }

    static RoomCommand place(Form form, Spot spot) {
        return new RoomCommand.PlacePiece("thing", form, spot);
    }

    static RoomCommand moveTo(int piece, double x, double z) {
        return new RoomCommand.MovePiece(piece, new SpotChange(x, null, z, null, null));
    }

    static RoomCommand remove(int piece) {
        return new RoomCommand.RemovePiece(piece);
    }
}
