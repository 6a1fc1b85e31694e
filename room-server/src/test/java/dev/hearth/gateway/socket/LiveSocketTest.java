package dev.hearth.gateway.socket;

import static dev.hearth.gateway.socket.RoomTalk.AT;
import static dev.hearth.gateway.socket.RoomTalk.KEY;
import static dev.hearth.gateway.socket.RoomTalk.ROOM;
import static dev.hearth.gateway.socket.RoomTalk.accepted;
import static dev.hearth.gateway.socket.RoomTalk.join;
import static dev.hearth.gateway.socket.RoomTalk.publish;
import static dev.hearth.gateway.socket.RoomTalk.room;
import static dev.hearth.gateway.socket.RoomTalk.said;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import dev.hearth.kernel.CommandKey;
import dev.hearth.logs.CapturedLines;
import dev.hearth.logs.LogEvent;
import dev.hearth.logs.LogKey;
import dev.hearth.logs.Trace;
import dev.hearth.room.RoomEntity;
import dev.hearth.room.domain.Outcome;
import dev.hearth.room.domain.Place;
import dev.hearth.room.domain.Rejection;
import dev.hearth.room.domain.RoomCommand;
import dev.hearth.room.domain.RoomEntry;
import dev.hearth.room.domain.RoomEvent;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LiveSocketTest {

    private OpenDoor open;
    private FakeWorld world;

    @BeforeEach
    void openDoor() throws Exception {
        open = new OpenDoor("hearth.gateway.socket { identify-timeout = 500ms, answer-timeout = 300ms,"
                + " sweep-interval = 20ms }, hearth.gateway.limits.unanswered-per-room-max = 40");
        world = open.world;
    }

    @AfterEach
    void closeDoor() throws Exception {
        open.close();
    }

    private TestSocket socket;

    @BeforeEach
    void identify() throws Exception {
        socket = TestSocket.identified(open.port(), "ada");
    }

    @Test
    void showsARoomAfterJoiningAndThenWhatHappens() throws Exception {
        var join = join(world, socket, "ada");
        var answer = new RoomEntity.Answer(join.connection(), 99, accepted(6));
        join.relay()
                .tell(new RoomEntity.Published(ROOM, "e.0", 6, List.of(said("ada", "hi")), List.of(), List.of(answer)));

        var events = socket.next("room.events");
        assertThat(events.path("offset").asLong()).isEqualTo(6);
        assertThat(events.path("events").get(0).path("text").asText()).isEqualTo("hi");
    }

    @Test
    void answersBehindTheEventsTheyBelongTo() throws Exception {
        join(world, socket, "ada");
        socket.say(room("room.say", 2, ",'text':'hi'"));
        publish(world.nextTold(RoomEntity.Submit.class), 6, List.of(said("ada", "hi")), accepted(6));

        socket.next("room.events");
        assertThat(socket.next("ok").path("offset").asLong()).isEqualTo(6);
    }

    @Test
    void sendsNamesThatHadToBeLookedUp() throws Exception {
        world.people.create(FakeWorld.person("bob")).toCompletableFuture().join();
        var join = join(world, socket, "ada");
        var bob = FakeWorld.principal("bob");
        var joined = new RoomEvent.OccupantJoined(2, bob.person(), bob.persona(), new Place(0, 0, 0));
        join.relay()
                .tell(new RoomEntity.Published(
                        ROOM, "e.0", 6, List.of(new RoomEntry(AT, 2, null, joined)), List.of(), List.of()));

        assertThat(socket.next("room.events").path("people").isMissingNode()).isTrue();
        var names = socket.next("people").path("people");
        assertThat(names.path(bob.persona().value()).path("name").asText()).isEqualTo("bob");
    }

    @Test
    void cleansWhatIsSaid() throws Exception {
        socket.sendText(
                ("{'type':'room.say','id':2,'key':'" + KEY + "','room':'" + ROOM + "','text':'").replace('\'', '"')
                        + "  a\\u202eb\\n\\nc  \"}");
        var submit = world.nextTold(RoomEntity.Submit.class);
        assertThat(((RoomCommand.Say) submit.submission().command()).text().value())
                .isEqualTo("ab c");
    }

    @Test
    void refusesAnEmptyTextAndOneTooLong() throws Exception {
        socket.say(room("room.say", 2, ",'text':'  '"));
        assertThat(socket.next("error").path("code").asText()).isEqualTo("text.empty");
        socket.say(room("room.say", 3, ",'text':'" + "x".repeat(501) + "'"));
        assertThat(socket.next("error").path("code").asText()).isEqualTo("text.too-long");
        socket.say(room("room.say", 4, ",'text':'" + "x".repeat(500) + "'"));
        world.nextTold(RoomEntity.Submit.class);
    }

    @Test
    void derivesTheNewRoomFromPersonAndKey() throws Exception {
        socket.say("{'type':'room.create','id':2,'key':'" + KEY + "','name':'Den'}");
        var first = world.rooms.take();
        socket.say("{'type':'room.create','id':3,'key':'" + KEY + "','name':'Den'}");
        var second = world.rooms.take();
        assertThat(first.room()).isEqualTo(second.room());

        publish((RoomEntity.Submit) first.command(), 1, List.of(), accepted(1));
        assertThat(socket.next("ok").path("room").asText())
                .isEqualTo(first.room().value());
    }

    @Test
    void namesTheNearestFreeSeat() throws Exception {
        socket.say(room("room.sit", 2, ",'seat':'s1'"));
        publish(
                world.nextTold(RoomEntity.Submit.class),
                6,
                List.of(),
                new Outcome.Refused(Rejection.SEAT_TAKEN, "s2", null));
        var error = socket.next("error");
        assertThat(error.path("code").asText()).isEqualTo("seat.taken");
        assertThat(error.path("nearest").asText()).isEqualTo("s2");
    }

    @Test
    void answersUnknownWhenTheRoomIsSilent() throws Exception {
        socket.say(room("room.leave", 2, ""));
        var unknown = socket.next("unknown");
        assertThat(unknown.path("id").asInt()).isEqualTo(2);
        assertThat(unknown.path("code").asText()).isEqualTo("outcome.pending");

        // The late answer must not be taken for one to a newer request.
        publish(world.nextTold(RoomEntity.Submit.class), 6, List.of(), accepted(6));
        socket.say("{'type':'heartbeat','time':1}");
        socket.next("heartbeat");
    }

    @Test
    void theReferenceOfAnAnswerFindsItsLine() throws Exception {
        try (var lines = CapturedLines.of("dev.hearth.gateway", Level.INFO)) {
            socket.say(room("room.leave", 2, ""));
            var ref = socket.next("unknown").path("ref").asText();

            assertThat(ref).isEqualTo(Trace.of(FakeWorld.principal("ada").person(), new CommandKey(KEY)));
            assertThat(lines.of(LogEvent.COMMAND_FAILED)).singleElement().satisfies(line -> {
                assertThat(CapturedLines.field(line, LogKey.TRACE)).contains(ref);
                assertThat(CapturedLines.field(line, LogKey.CODE)).contains("outcome.pending");
                assertThat(CapturedLines.field(line, LogKey.ROOM)).contains(ROOM.value());
                assertThat(CapturedLines.field(line, LogKey.SESSION)).isPresent();
            });
        }
    }

    @Test
    void whatARuleRefusesIsWrittenOnlyForWhoeverWantsToSeeIt() throws Exception {
        try (var lines = CapturedLines.of("dev.hearth.gateway", Level.DEBUG)) {
            socket.say("{'type':'direct.send','id':3,'key':'" + KEY + "','to':'" + "z".repeat(26) + "','text':'hi'}");
            var ref = socket.next("error").path("ref").asText();

            assertThat(lines.of(LogEvent.COMMAND_FAILED)).isEmpty();
            assertThat(lines.of(LogEvent.COMMAND_REFUSED))
                    .singleElement()
                    .satisfies(line ->
                            assertThat(CapturedLines.field(line, LogKey.TRACE)).contains(ref));
        }
    }

    @Test
    void refusesTheThirtyThirdUnansweredCommand() throws Exception {
        for (int id = 1; id <= 33; id++) {
            socket.say(room("room.stand", id, ""));
        }
        var error = socket.next("error");
        assertThat(error.path("id").asInt()).isEqualTo(33);
        assertThat(error.path("code").asText()).isEqualTo("rate.unanswered");
    }

    @Test
    void refusesARoomThatHasTooManyUnanswered() throws Exception {
        var other = TestSocket.identified(open.port(), "bob");
        for (int id = 1; id <= 30; id++) {
            socket.say(room("room.stand", id, ""));
            world.nextTold(RoomEntity.Submit.class);
        }
        for (int id = 1; id <= 11; id++) {
            other.say(room("room.stand", id, ""));
        }
        var error = other.next("error");
        assertThat(error.path("id").asInt()).isEqualTo(11);
        assertThat(error.path("code").asText()).isEqualTo("room.busy");
    }

    @Test
    void refusesARequestIdThatIsUnanswered() throws Exception {
        socket.say(room("room.stand", 7, ""));
        socket.say(room("room.stand", 7, ""));
        assertThat(socket.next("error").path("code").asText()).isEqualTo("frame.invalid");
    }

    @Test
    void refusesTheSixthLineAtOnce() throws Exception {
        for (int id = 1; id <= 6; id++) {
            socket.say(room("room.say", id, ",'text':'hi'"));
        }
        var error = socket.next("error");
        assertThat(error.path("id").asInt()).isEqualTo(6);
        assertThat(error.path("code").asText()).isEqualTo("rate.limited");
        assertThat(error.path("after_ms").asLong()).isBetween(1L, 1_000L);
    }

    @Test
    void echoesAHeartbeatsTime() throws Exception {
        socket.say("{'type':'heartbeat','time':1767225600123}");
        assertThat(socket.next("heartbeat").path("time").asLong()).isEqualTo(1_767_225_600_123L);
    }
}
