package dev.hearth.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;

/** Writes the parts that snapshots, events and volatile messages of rooms are made of. */
final class RoomShapeFields {

    private final JsonGenerator json;

    RoomShapeFields(JsonGenerator json) {
        this.json = json;
    }

    void head(RoomShapes.Head head) throws IOException {
        json.writeObjectFieldStart("settings");
        settings(head.settings());
        json.writeBooleanField("closed", head.closed());
        json.writeStringField("owner", head.owner());
        texts("builders", head.builders());
        json.writeEndObject();
        json.writeStringField("shell", head.shell());
        json.writeObjectFieldStart("floor");
        json.writeNumberField("width", head.floor().width());
        json.writeNumberField("depth", head.floor().depth());
        json.writeNumberField("height", head.floor().height());
        json.writeNumberField("walk_speed", head.floor().walkSpeed());
        json.writeEndObject();
        seats(head.seats());
    }

    void settings(RoomShapes.Settings settings) throws IOException {
        json.writeStringField("name", settings.name());
        json.writeStringField("topic", settings.topic());
        texts("tags", settings.tags());
        json.writeStringField("language", settings.language());
        json.writeNumberField("capacity", settings.capacity());
        json.writeStringField("visibility", settings.visibility());
        json.writeStringField("welcome", settings.welcome());
    }

    void spot(RoomShapes.Spot spot) throws IOException {
        json.writeNumberField("x", rounded(spot.x()));
        json.writeNumberField("z", rounded(spot.z()));
        json.writeNumberField("facing", rounded(spot.facing()));
    }

    /** The same as {@link MovesText} writes: centimetres and milliradians. */
    void moves(List<RoomShapes.Stance> moves) throws IOException {
        json.writeArrayFieldStart("moves");
        for (var move : moves) {
            json.writeStartArray();
            json.writeNumber(move.number());
            json.writeNumber(Math.round(move.spot().x() * 100) / 100.0);
            json.writeNumber(Math.round(move.spot().z() * 100) / 100.0);
            json.writeNumber(Math.round(move.spot().facing() * 1000) / 1000.0);
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    void stances(String name, List<RoomShapes.Stance> stances) throws IOException {
        json.writeArrayFieldStart(name);
        for (var stance : stances) {
            json.writeStartArray();
            json.writeNumber(stance.number());
            json.writeNumber(rounded(stance.spot().x()));
            json.writeNumber(rounded(stance.spot().z()));
            json.writeNumber(rounded(stance.spot().facing()));
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    void piece(RoomShapes.PieceView piece) throws IOException {
        json.writeNumberField("piece", piece.piece());
        json.writeStringField("product", piece.product());
        json.writeStringField("persona", piece.persona());
        fixing(piece.fixing());
        seats(piece.seats());
    }

    void fixing(RoomShapes.Fixing fixing) throws IOException {
        json.writeNumberField("x", rounded(fixing.x()));
        json.writeNumberField("y", rounded(fixing.y()));
        json.writeNumberField("z", rounded(fixing.z()));
        json.writeNumberField("yaw", rounded(fixing.yaw()));
        json.writeNumberField("scale", rounded(fixing.scale()));
    }

    void seats(List<RoomShapes.SeatView> seats) throws IOException {
        json.writeArrayFieldStart("seats");
        for (var seat : seats) {
            json.writeStartObject();
            json.writeStringField("seat", seat.seat());
            spot(seat.spot());
            json.writeStringField("action", seat.action());
            if (seat.occupant() != null) {
                json.writeNumberField("occupant", seat.occupant());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void texts(String name, List<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (var value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    /** Millimetres and milliradians are enough, and shorter. */
    private static double rounded(double value) {
        return Math.rint(value * 1000) / 1000;
    }
}
