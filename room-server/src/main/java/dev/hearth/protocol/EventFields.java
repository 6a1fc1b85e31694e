package dev.hearth.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;

/** Writes events of rooms and inboxes, and the small shapes that events and snapshots share. */
final class EventFields implements RoomEventBody.Visitor, InboxEventBody.Visitor {

    private final JsonGenerator json;

    EventFields(JsonGenerator json) {
        this.json = json;
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

    void settings(ServerMessage.Settings settings) throws IOException {
        json.writeStringField("name", settings.name());
        json.writeStringField("topic", settings.topic());
        json.writeArrayFieldStart("tags");
        for (var tag : settings.tags()) {
            json.writeString(tag);
        }
        json.writeEndArray();
        json.writeStringField("language", settings.language());
        json.writeNumberField("capacity", settings.capacity());
        json.writeStringField("visibility", settings.visibility());
        json.writeStringField("welcome", settings.welcome());
    }

    void spot(ServerMessage.Spot spot) throws IOException {
        json.writeNumberField("x", rounded(spot.x()));
        json.writeNumberField("z", rounded(spot.z()));
        json.writeNumberField("facing", rounded(spot.facing()));
    }

    void stances(String name, List<ServerMessage.Stance> stances) throws IOException {
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

    @Override
    public void onCreated(RoomEventBody.Created event) throws IOException {
        json.writeStringField("persona", event.persona());
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
        spot(event.spot());
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
        spot(event.spot());
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
    public void onPositions(RoomEventBody.Positions event) throws IOException {
        stances("positions", event.positions());
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

    private void wrapped(ServerMessage.Settings settings) throws IOException {
        json.writeObjectFieldStart("settings");
        settings(settings);
        json.writeEndObject();
    }

    /** Millimetres and milliradians are enough, and shorter. */
    private static double rounded(double value) {
        return Math.rint(value * 1000) / 1000;
    }
}
