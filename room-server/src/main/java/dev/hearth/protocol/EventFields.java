package dev.hearth.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;

/** Writes events of rooms and inboxes. */
final class EventFields implements RoomEventBody.Visitor, InboxEventBody.Visitor {

    private final JsonGenerator json;
    private final RoomShapeFields shapes;

    EventFields(JsonGenerator json, RoomShapeFields shapes) {
        this.json = json;
        this.shapes = shapes;
    }

    void lines(String name, List<ServerMessage.EventLine> lines) throws IOException {
        json.writeArrayFieldStart(name);
        for (var line : lines) {
            json.writeStartObject();
            json.writeStringField("type", line.body().type());
            if (line.offset() != null) {
                json.writeNumberField("offset", line.offset());
            }
            json.writeStringField("at", line.at().toString());
            json.writeNumberField("by", line.by());
            line.body().accept(this);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    void inboxLines(String name, List<ServerMessage.InboxLine> lines) throws IOException {
        json.writeArrayFieldStart(name);
        for (var line : lines) {
            json.writeStartObject();
            json.writeStringField("type", line.body().type());
            if (line.offset() != null) {
                json.writeNumberField("offset", line.offset());
            }
            json.writeStringField("at", line.at().toString());
            line.body().accept(this);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    @Override
    public void onCreated(RoomEventBody.Created event) throws IOException {
        json.writeStringField("persona", event.persona());
        json.writeStringField("shell", event.shell());
        wrapped(event.settings());
    }

    @Override
    public void onConfigured(RoomEventBody.Configured event) throws IOException {
        wrapped(event.settings());
    }

    @Override
    public void onClosed(RoomEventBody.Closed event) {}

    @Override
    public void onReopened(RoomEventBody.Reopened event) {}

    @Override
    public void onJoined(RoomEventBody.Joined event) throws IOException {
        json.writeNumberField("number", event.number());
        json.writeStringField("persona", event.persona());
        shapes.spot(event.spot());
    }

    @Override
    public void onDressed(RoomEventBody.Dressed event) throws IOException {
        json.writeNumberField("number", event.number());
        json.writeStringField("persona", event.persona());
        json.writeNumberField("version", event.version());
    }

    @Override
    public void onLeft(RoomEventBody.Left event) throws IOException {
        json.writeNumberField("number", event.number());
        json.writeStringField("persona", event.persona());
        json.writeStringField("reason", event.reason());
    }

    @Override
    public void onSaid(RoomEventBody.Said event) throws IOException {
        json.writeStringField("persona", event.persona());
        json.writeStringField("text", event.text());
    }

    @Override
    public void onSat(RoomEventBody.Sat event) throws IOException {
        json.writeNumberField("number", event.number());
        json.writeStringField("seat", event.seat());
    }

    @Override
    public void onStood(RoomEventBody.Stood event) throws IOException {
        json.writeNumberField("number", event.number());
        shapes.spot(event.spot());
    }

    @Override
    public void onBanned(RoomEventBody.Banned event) throws IOException {
        json.writeStringField("persona", event.persona());
        json.writeStringField("until", event.until().toString());
    }

    @Override
    public void onUnbanned(RoomEventBody.Unbanned event) throws IOException {
        json.writeStringField("persona", event.persona());
    }

    @Override
    public void onMuted(RoomEventBody.Muted event) throws IOException {
        json.writeStringField("persona", event.persona());
        json.writeStringField("until", event.until().toString());
    }

    @Override
    public void onUnmuted(RoomEventBody.Unmuted event) throws IOException {
        json.writeStringField("persona", event.persona());
    }

    @Override
    public void onRoleChanged(RoomEventBody.RoleChanged event) throws IOException {
        json.writeStringField("persona", event.persona());
        json.writeStringField("role", event.role());
    }

    @Override
    public void onPiecePlaced(RoomEventBody.PiecePlaced event) throws IOException {
        shapes.piece(event.piece());
    }

    @Override
    public void onPieceMoved(RoomEventBody.PieceMoved event) throws IOException {
        json.writeNumberField("piece", event.piece());
        shapes.fixing(event.fixing());
        shapes.seats(event.seats());
    }

    @Override
    public void onPieceRemoved(RoomEventBody.PieceRemoved event) throws IOException {
        json.writeNumberField("piece", event.piece());
    }

    @Override
    public void onPositions(RoomEventBody.Positions event) throws IOException {
        shapes.stances("positions", event.positions());
    }

    @Override
    public void onSkip(RoomEventBody.Skip event) {}

    @Override
    public void onDirect(InboxEventBody.Direct event) throws IOException {
        json.writeStringField("from", event.from());
        json.writeStringField("to", event.to());
        json.writeStringField("text", event.text());
        json.writeStringField("message", event.message());
    }

    @Override
    public void onWhispered(InboxEventBody.Whispered event) throws IOException {
        json.writeStringField("from", event.from());
        json.writeStringField("to", event.to());
        json.writeStringField("text", event.text());
        json.writeStringField("message", event.message());
        json.writeStringField("room", event.room());
    }

    @Override
    public void onAcked(InboxEventBody.Acked event) throws IOException {
        json.writeNumberField("read", event.read());
    }

    @Override
    public void onSkip(InboxEventBody.Skip event) {}

    private void wrapped(RoomShapes.Settings settings) throws IOException {
        json.writeObjectFieldStart("settings");
        shapes.settings(settings);
        json.writeEndObject();
    }
}
