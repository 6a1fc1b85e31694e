package dev.hearth.protocol;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MovesTextTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static byte[] frame(List<RoomShapes.Stance> moves) {
        var text = new MovesText();
        for (var move : moves) {
            text.add(
                    move.number(), move.spot().x(), move.spot().z(), move.spot().facing());
        }
        var out = new ByteArrayOutputStream();
        out.writeBytes(MovesText.start("r", 7));
        out.write(text.bytes(), 0, Math.max(0, text.length() - 1));
        out.writeBytes(MovesText.end());
        return out.toByteArray();
    }

    @Property(tries = 300)
    void saysTheSameAsTheGeneralWriter(
            @ForAll @IntRange(min = 1) int number,
            @ForAll @DoubleRange(min = 0, max = 64) double x,
            @ForAll @DoubleRange(min = 0, max = 64) double z,
            @ForAll @DoubleRange(min = -3.14, max = 3.14) double facing)
            throws IOException {
        var moves = List.of(
                new RoomShapes.Stance(number, new RoomShapes.Spot(x, z, facing)),
                new RoomShapes.Stance(1, new RoomShapes.Spot(z, x, -facing)));
        var general = new ServerMessageWriter().bytes(new ServerMessage.RoomMoves("r", 7, moves));

        var lean = JSON.readTree(frame(moves));
        assertThat(numbers(lean.toString()))
                .isEqualTo(numbers(JSON.readTree(general).toString()));
    }

    /** 3 and 3.0 are the same number on the wire. */
    private static String numbers(String json) {
        return json.replaceAll("\\.0(?=[,\\]])", "").replaceAll("-0(?=[,\\]])", "0");
    }

    @Test
    void writesNoZerosThatSayNothing() {
        var moves = List.of(
                new RoomShapes.Stance(12, new RoomShapes.Spot(3.004, 0.05, -0.0004)),
                new RoomShapes.Stance(7, new RoomShapes.Spot(0, 10, -1.5707)));
        assertThat(new String(frame(moves), US_ASCII))
                .isEqualTo("{\"type\":\"room.moves\",\"room\":\"r\",\"at\":7,"
                        + "\"moves\":[[12,3,0.05,0],[7,0,10,-1.571]]}");
    }

    @Test
    void growsWithTheCrowd() throws IOException {
        var moves = new ArrayList<RoomShapes.Stance>();
        for (int number = 1; number <= 1_000; number++) {
            moves.add(new RoomShapes.Stance(number, new RoomShapes.Spot(12.34, 43.21, 3.142)));
        }
        assertThat(JSON.readTree(frame(moves)).path("moves")).hasSize(1_000);
    }
}
