package dev.hearth.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the fields of each message into an object that is open already. */
final class ServerMessageFields implements ServerMessage.Visitor {

    private final JsonGenerator json;
    private final RoomShapeFields shapes;
    private final EventFields events;
    private final PeopleFields people;

    ServerMessageFields(JsonGenerator json) {
        this.json = json;
        this.shapes = new RoomShapeFields(json);
        this.events = new EventFields(json, shapes);
        this.people = new PeopleFields(json);
    }

    @Override
    public void onHello(ServerMessage.Hello message) throws IOException {
        json.writeNumberField("heartbeat_ms", message.heartbeatMs());
        json.writeStringField("time", message.time().toString());
        json.writeStringField("build", message.build());
        json.writeObjectFieldStart("limits");
        json.writeNumberField("frame_bytes", message.frameBytes());
        json.writeNumberField("unanswered", message.unanswered());
        json.writeNumberField("text_code_points", message.textCodePoints());
        json.writeEndObject();
    }

    @Override
    public void onReady(ServerMessage.Ready message) throws IOException {
        json.writeStringField("link", message.link());
        json.writeStringField("secret", message.secret());
        json.writeObjectFieldStart("you");
        json.writeStringField("person", message.person());
        json.writeStringField("persona", message.persona());
        json.writeStringField("name", message.name());
        json.writeEndObject();
        texts("rooms", message.rooms());
        json.writeStringField("time", message.time().toString());
    }

    @Override
    public void onStreamAnswer(ServerMessage.StreamAnswer message) throws IOException {
        json.writeStringField("stream", message.stream());
        json.writeStringField("answer", message.answer().name().toLowerCase(Locale.ROOT));
        optional("epoch", message.epoch());
        optional("offset", message.offset());
        if (message.reason() != null) {
            json.writeStringField("reason", message.reason().wire());
        }
    }

    @Override
    public void onOk(ServerMessage.Ok message) throws IOException {
        json.writeNumberField("id", message.id());
        if (message.duplicate()) {
            json.writeBooleanField("dup", true);
        }
        optional("room", message.room());
        optional("offset", message.offset());
        if (message.occupant() != null) {
            json.writeNumberField("occupant", message.occupant());
        }
        optional("seat", message.seat());
        if (message.piece() != null) {
            json.writeNumberField("piece", message.piece());
        }
    }

    @Override
    public void onHistoryPage(ServerMessage.HistoryPage message) throws IOException {
        json.writeNumberField("id", message.id());
        optional("offset", message.offset());
        events.lines("events", message.events());
        people.write(message.people());
        json.writeBooleanField("more", message.more());
    }

    @Override
    public void onInboxPage(ServerMessage.InboxPage message) throws IOException {
        json.writeNumberField("id", message.id());
        json.writeStringField("epoch", message.epoch());
        json.writeNumberField("offset", message.offset());
        json.writeNumberField("read", message.read());
        json.writeNumberField("unread", message.unread());
        events.inboxLines("events", message.events());
        people.write(message.people());
        json.writeBooleanField("more", message.more());
    }

    @Override
    public void onDirectoryPage(ServerMessage.DirectoryPage message) throws IOException {
        json.writeNumberField("id", message.id());
        json.writeArrayFieldStart("rooms");
        for (var room : message.rooms()) {
            listing(room);
        }
        json.writeEndArray();
        optional("next", message.next());
    }

    @Override
    public void onAvatarChanged(ServerMessage.AvatarChanged message) throws IOException {
        json.writeNumberField("id", message.id());
        if (message.duplicate()) {
            json.writeBooleanField("dup", true);
        }
        json.writeNumberField("version", message.version());
        people.look(message.look());
        texts("off", message.off());
    }

    @Override
    public void onAvatarPage(ServerMessage.AvatarPage message) throws IOException {
        json.writeNumberField("id", message.id());
        json.writeNumberField("version", message.version());
        people.look(message.look());
        people.saved(message.saved());
    }

    @Override
    public void onFailed(ServerMessage.Failed message) throws IOException {
        optional("id", message.id());
        json.writeStringField("code", message.code().wire());
        json.writeStringField("retry", message.code().retry().wire());
        optional("after_ms", message.afterMs());
        json.writeStringField("message", message.message());
        json.writeStringField("ref", message.ref());
        optional("nearest", message.nearest());
        optional("until", message.until() == null ? null : message.until().toString());
    }

    @Override
    public void onUnknown(ServerMessage.Unknown message) throws IOException {
        json.writeNumberField("id", message.id());
        json.writeStringField("code", message.code().wire());
        json.writeNumberField("after_ms", message.afterMs());
        json.writeStringField("ref", message.ref());
    }

    @Override
    public void onHeartbeatEcho(ServerMessage.HeartbeatEcho message) throws IOException {
        json.writeFieldName("time");
        json.writeNumber(message.time());
    }

    @Override
    public void onRoomSnapshot(ServerMessage.RoomSnapshot message) throws IOException {
        json.writeStringField("room", message.room());
        json.writeStringField("epoch", message.epoch());
        json.writeNumberField("offset", message.offset());
        json.writeNumberField("part", message.part());
        json.writeNumberField("parts", message.parts());
        if (message.head() != null) {
            shapes.head(message.head());
        }
        json.writeArrayFieldStart("occupants");
        for (var occupant : message.occupants()) {
            occupant(occupant);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("furniture");
        for (var piece : message.furniture()) {
            json.writeStartObject();
            shapes.piece(piece);
            json.writeEndObject();
        }
        json.writeEndArray();
        events.lines("talk", message.talk());
        people.write(message.people());
    }

    @Override
    public void onRoomEvents(ServerMessage.RoomEvents message) throws IOException {
        json.writeStringField("room", message.room());
        json.writeNumberField("offset", message.offset());
        events.lines("events", message.events());
        peopleIfAny(message.people());
    }

    @Override
    public void onRoomMoves(ServerMessage.RoomMoves message) throws IOException {
        json.writeStringField("room", message.room());
        json.writeNumberField("at", message.at());
        shapes.moves(message.moves());
    }

    @Override
    public void onRoomSigns(ServerMessage.RoomSigns message) throws IOException {
        json.writeStringField("room", message.room());
        json.writeNumberField("at", message.at());
        json.writeArrayFieldStart("signs");
        for (var sign : message.signs()) {
            sign(sign);
        }
        json.writeEndArray();
    }

    @Override
    public void onRoomCounts(ServerMessage.RoomCounts message) throws IOException {
        json.writeStringField("room", message.room());
        json.writeNumberField("at", message.at());
        json.writeNumberField("occupants", message.occupants());
        json.writeNumberField("typing", message.typing());
        json.writeNumberField("reconnecting", message.reconnecting());
    }

    @Override
    public void onPeople(ServerMessage.People message) throws IOException {
        people.write(message.people());
    }

    @Override
    public void onInboxEvents(ServerMessage.InboxEvents message) throws IOException {
        json.writeStringField("epoch", message.epoch());
        json.writeNumberField("offset", message.offset());
        events.inboxLines("events", message.events());
        peopleIfAny(message.people());
    }

    @Override
    public void onNotice(ServerMessage.Notice message) throws IOException {
        json.writeStringField("code", message.code().wire());
        optional("room", message.room());
        optional("after_ms", message.afterMs());
    }

    private void occupant(RoomShapes.OccupantView occupant) throws IOException {
        json.writeStartObject();
        json.writeNumberField("number", occupant.number());
        json.writeStringField("persona", occupant.persona());
        json.writeStringField("joined_at", occupant.joinedAt().toString());
        shapes.spot(occupant.spot());
        json.writeStringField("pose", occupant.pose());
        optional("seat", occupant.seat());
        if (occupant.typing()) {
            json.writeBooleanField("typing", true);
        }
        if (occupant.reconnecting()) {
            json.writeBooleanField("reconnecting", true);
        }
        json.writeEndObject();
    }

    private void sign(RoomShapes.Sign sign) throws IOException {
        json.writeStartObject();
        json.writeNumberField("number", sign.number());
        optional("pose", sign.pose());
        optional("typing", sign.typing());
        optional("reaction", sign.reaction());
        optional("reconnecting", sign.reconnecting());
        json.writeEndObject();
    }

    private void listing(ServerMessage.Listing room) throws IOException {
        json.writeStartObject();
        json.writeStringField("room", room.room());
        json.writeStringField("name", room.name());
        json.writeStringField("topic", room.topic());
        texts("tags", room.tags());
        json.writeStringField("language", room.language());
        json.writeNumberField("capacity", room.capacity());
        json.writeNumberField("occupants", room.occupants());
        json.writeEndObject();
    }

    private void peopleIfAny(Map<String, PeopleShapes.Face> faces) throws IOException {
        if (!faces.isEmpty()) {
            people.write(faces);
        }
    }

    private void texts(String name, List<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (var value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    private void optional(String name, @Nullable String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }

    private void optional(String name, @Nullable Long value) throws IOException {
        if (value != null) {
            json.writeNumberField(name, value);
        }
    }

    private void optional(String name, @Nullable Boolean value) throws IOException {
        if (value != null) {
            json.writeBooleanField(name, value);
        }
    }
}
