package dev.hearth.gateway.socket;

import dev.hearth.kernel.PersonaId;
import dev.hearth.kernel.RoomId;
import dev.hearth.kernel.StreamPosition;
import dev.hearth.protocol.ServerMessage;
import dev.hearth.room.RoomEntity.Attachment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How a room's stream begins or goes on for one connection.
 *
 * @param messages in this order
 * @param position what the connection has seen after them
 * @param occupant the number of the person in the room
 * @param nameless faces that must still be looked up, of which version at least
 */
record Entrance(List<ServerMessage> messages, StreamPosition position, int occupant, Map<PersonaId, Long> nameless) {

    /** @param announced whether the client learns first how its stream goes on: not after a join */
    static Entrance of(RoomId room, Attachment attachment, boolean announced, Names names) {
        if (attachment instanceof Attachment.Live live) {
            return live(room, live, announced);
        }
        if (attachment instanceof Attachment.Replay replay) {
            return replay(room, replay, announced, names);
        }
        if (attachment instanceof Attachment.Snapshot snapshot) {
            return snapshot(room, snapshot, announced, names);
        }
        throw new IllegalArgumentException("nothing goes on with " + attachment);
    }

    private static Entrance live(RoomId room, Attachment.Live live, boolean announced) {
        var position = new StreamPosition(live.epoch(), live.offset());
        return new Entrance(
                announcement(room, ServerMessage.Answer.LIVE, position, announced),
                position,
                live.occupant(),
                Map.of());
    }

    private static Entrance replay(RoomId room, Attachment.Replay replay, boolean announced, Names names) {
        long last = replay.firstOffset() + replay.entries().size() - 1;
        var position = new StreamPosition(replay.epoch(), last);
        var faces = names.of(Names.wantedBy(replay.entries()), List.of());
        var messages = announcement(room, ServerMessage.Answer.REPLAY, position, announced);
        messages.addAll(RoomParts.replay(room, replay.firstOffset(), replay.entries(), faces.known()));
        return new Entrance(messages, position, replay.occupant(), faces.nameless());
    }

    private static Entrance snapshot(RoomId room, Attachment.Snapshot snapshot, boolean announced, Names names) {
        var view = snapshot.view();
        var position = new StreamPosition(view.epoch(), view.offset());
        var wanted = new HashMap<PersonaId, Long>();
        wanted.put(view.owner(), 0L);
        view.talk().forEach(line -> wanted.put(line.persona(), 0L));
        view.occupants().forEach(person -> wanted.put(person.persona(), person.lookVersion()));
        var faces = names.of(wanted, view.faces());
        var messages = announcement(room, ServerMessage.Answer.SNAPSHOT, position, announced);
        messages.addAll(RoomParts.snapshot(room, view, faces.known()));
        return new Entrance(messages, position, snapshot.occupant(), faces.nameless());
    }

    private static List<ServerMessage> announcement(
            RoomId room, ServerMessage.Answer answer, StreamPosition position, boolean announced) {
        var messages = new ArrayList<ServerMessage>();
        if (announced) {
            messages.add(
                    new ServerMessage.StreamAnswer("room:" + room, answer, position.epoch(), position.offset(), null));
        }
        return messages;
    }
}
