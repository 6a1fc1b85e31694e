package dev.hearth.gateway.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.kernel.OpaqueId;
import dev.hearth.kernel.RoomId;
import dev.hearth.protocol.RoomShapes;
import dev.hearth.protocol.ServerMessage.RoomSnapshot;
import dev.hearth.room.RoomView;
import dev.hearth.room.domain.Form;
import dev.hearth.room.domain.NodeClass;
import dev.hearth.room.domain.Piece;
import dev.hearth.room.domain.SeatForm;
import dev.hearth.room.domain.Spot;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How furniture is cut into the parts of a snapshot. */
class RoomPartsTest {

    private static final RoomId ROOM = new RoomId(OpaqueId.derivedFrom("room"));
    /** A piece without seats counts 220 bytes: so many fill the 16 KiB of one part, besides one occupant. */
    private static final int FILL_A_PART = (16 * 1024 - 240) / 220;

    private static RoomView furnished(int pieces, List<SeatForm> seats) {
        var empty = Views.of(9, 1, "ann");
        var builder = FakeWorld.principal("ann");
        var form = new Form(NodeClass.FLOOR, 1, 1, 1, seats);
        var furniture = IntStream.rangeClosed(1, pieces)
                .mapToObj(number ->
                        new Piece(number, "stool", builder.persona(), builder.person(), form, new Spot(1, 0, 1, 0, 1)))
                .toList();
        return new RoomView(
                empty.epoch(),
                empty.offset(),
                empty.profile(),
                empty.closed(),
                empty.owner(),
                empty.builders(),
                empty.layout(),
                furniture,
                empty.occupants(),
                empty.talk(),
                empty.faces());
    }

    private static List<RoomSnapshot> parts(int pieces, List<SeatForm> seats) {
        return RoomParts.snapshot(ROOM, furnished(pieces, seats), List.of()).stream()
                .map(RoomSnapshot.class::cast)
                .toList();
    }

    @Test
    void keepsInOnePartWhatFitsIntoOne() {
        assertThat(parts(FILL_A_PART, List.of())).hasSize(1);
    }

    @Test
    void beginsAnotherPartWithTheFirstPieceTooMany() {
        var parts = parts(FILL_A_PART + 1, List.of());
        assertThat(parts).hasSize(2);
        assertThat(parts.get(1).furniture()).hasSize(1);
    }

    @Test
    void countsTheSeatsThatPiecesBring() {
        var seats = List.of(new SeatForm(0, 0, 0, "sit"), new SeatForm(0.5, 0, 0, "sit"));
        assertThat(parts(FILL_A_PART, seats)).hasSize(2);
    }

    @Test
    void losesAndRepeatsNoPieceAndKeepsTheirOrder() {
        var pieces = parts(500, List.of()).stream()
                .flatMap(part -> part.furniture().stream())
                .map(RoomShapes.PieceView::piece)
                .toList();
        assertThat(pieces).isEqualTo(IntStream.rangeClosed(1, 500).boxed().toList());
    }

    @Test
    void numbersThePartsAndGivesTheFirstTheHead() {
        var parts = parts(500, List.of());
        assertThat(parts).extracting(RoomSnapshot::part).isEqualTo(numbers(parts.size()));
        assertThat(parts).extracting(RoomSnapshot::parts).containsOnly(parts.size());
        assertThat(parts).extracting(RoomSnapshot::offset).containsOnly(9L);
        assertThat(parts.stream().map(RoomSnapshot::head).filter(Objects::nonNull))
                .hasSize(1);
        assertThat(parts.get(0).head()).isNotNull();
    }

    private static List<Integer> numbers(int upTo) {
        return IntStream.rangeClosed(1, upTo).boxed().toList();
    }
}
