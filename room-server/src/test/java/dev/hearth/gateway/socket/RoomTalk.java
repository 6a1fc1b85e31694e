package dev.hearth.gateway.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.kernel.OpaqueId;
import dev.hearth.kernel.RoomId;
import dev.hearth.room.RoomEntity;
import dev.hearth.room.RoomEntity.Attachment;
import dev.hearth.room.domain.Outcome;
import dev.hearth.room.domain.Receipt;
import dev.hearth.room.domain.RoomEntry;
import dev.hearth.room.domain.RoomEvent;
import dev.hearth.session.UserSessionEntity;
import java.time.Instant;
import java.util.List;

/** What tests of the socket door say to a room, and what the room says to them. */
final class RoomTalk {
    static final RoomId ROOM = new RoomId(OpaqueId.derivedFrom("room"));
    static final String KEY = "00112233445566778899aabbccddeeff";
    static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

    private RoomTalk() {}

    static String room(String type, int id, String more) {
        return "{'type':'" + type + "','id':" + id + ",'key':'" + KEY + "','room':'" + ROOM + "'" + more + "}";
    }

    static void publish(RoomEntity.Submit submit, long offset, List<RoomEntry> entries, Outcome outcome) {
        var answer = new RoomEntity.Answer(submit.connection(), submit.request(), outcome);
        submit.relay().tell(new RoomEntity.Published(ROOM, "e.0", offset, entries, List.of(), List.of(answer)));
    }

    static Outcome accepted(long offset) {
        return new Outcome.Accepted(new Receipt(offset, 0, "", 0), false);
    }

    static RoomEntry said(String name, String text) {
        var who = FakeWorld.principal(name);
        return new RoomEntry(AT, 1, null, new RoomEvent.MessagePosted(who.person(), who.persona(), text));
    }

    /** Joins at offset 5 as occupant 1; leaves the socket with nothing unheard. */
    static RoomEntity.Join join(FakeWorld world, TestSocket socket, String name) throws Exception {
        socket.say(room("room.join", 1, ""));
        var join = world.nextTold(RoomEntity.Join.class);
        var answer = new RoomEntity.Answer(
                join.connection(), join.request(), new Outcome.Accepted(new Receipt(5, 1, "", 0), false));
        join.relay().tell(new RoomEntity.Published(ROOM, "e.0", 6, List.of(), List.of(), List.of(answer)));
        join.relay().tell(world.attached(ROOM, join.connection(), new Attachment.Snapshot(Views.of(5, 1, name), 1)));
        assertThat(socket.next("ok").path("occupant").asInt()).isEqualTo(1);
        assertThat(socket.next("room.snapshot").path("offset").asLong()).isEqualTo(5);
        world.nextSessionTold(UserSessionEntity.RoomAttended.class);
        return join;
    }
}
