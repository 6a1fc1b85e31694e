package dev.hearth.gateway.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.kernel.OpaqueId;
import dev.hearth.kernel.RoomId;
import dev.hearth.room.RoomEntity;
import dev.hearth.room.RoomEntity.Attachment;
import dev.hearth.room.RoomHistory;
import dev.hearth.room.domain.LeaveReason;
import dev.hearth.room.domain.Outcome;
import dev.hearth.room.domain.Place;
import dev.hearth.room.domain.Receipt;
import dev.hearth.room.domain.Rejection;
import dev.hearth.room.domain.RoomCommand;
import dev.hearth.room.domain.RoomEntry;
import dev.hearth.room.domain.RoomEvent;
import dev.hearth.session.UserSessionEntity;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SocketDoorTest {

    private static final RoomId ROOM = new RoomId(OpaqueId.derivedFrom("room"));
    private static final String KEY = "00112233445566778899aabbccddeeff";
    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

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

    private static String room(String type, int id, String more) {
        return "{'type':'" + type + "','id':" + id + ",'key':'" + KEY + "','room':'" + ROOM + "'" + more + "}";
    }

    private static void publish(RoomEntity.Submit submit, long offset, List<RoomEntry> entries, Outcome outcome) {
        var answer = new RoomEntity.Answer(submit.connection(), submit.request(), outcome);
        submit.relay().tell(new RoomEntity.Published(ROOM, "e.0", offset, entries, List.of(), List.of(answer)));
    }

    private static Outcome accepted(long offset) {
        return new Outcome.Accepted(new Receipt(offset, 0, "", 0), false);
    }

    private static RoomEntry said(String name, String text) {
        var who = FakeWorld.principal(name);
        return new RoomEntry(AT, 1, null, new RoomEvent.MessagePosted(who.person(), who.persona(), text));
    }

    /** Joins at offset 5 as occupant 1; leaves the socket with nothing unheard. */
    private RoomEntity.Join join(TestSocket socket, String name) throws Exception {
        socket.say(room("room.join", 1, ""));
        var join = world.nextTold(RoomEntity.Join.class);
        var answer = new RoomEntity.Answer(
                join.connection(), join.request(), new Outcome.Accepted(new Receipt(5, 1, "", 0), false));
        join.relay().tell(new RoomEntity.Published(ROOM, "e.0", 6, List.of(), List.of(), List.of(answer)));
        join.relay()
                .tell(new RoomEntity.Attached(
                        ROOM, join.connection(), new Attachment.Snapshot(Views.of(5, 1, name), 1)));
        assertThat(socket.next("ok").path("occupant").asInt()).isEqualTo(1);
        assertThat(socket.next("room.snapshot").path("offset").asLong()).isEqualTo(5);
        world.nextSessionTold(UserSessionEntity.RoomAttended.class);
        return join;
    }

    @Nested
    class WhileOpening {

        @Test
        void speaksFirstAndNamesItsLimits() throws Exception {
            var hello = TestSocket.open(open.port()).next("hello");

            assertThat(hello.path("heartbeat_ms").asInt()).isEqualTo(25_000);
            assertThat(hello.path("build").asText()).isEqualTo("test");
            assertThat(hello.path("limits").path("frame_bytes").asInt()).isEqualTo(16 * 1024);
        }

        @Test
        void saysReadyToAGoodToken() throws Exception {
            var socket = TestSocket.open(open.port());
            socket.next("hello");
            socket.say("{'type':'identify','token':'good:ada','client':'test/1'}");

            var ready = socket.next("ready");
            assertThat(ready.path("you").path("name").asText()).isEqualTo("ada");
            assertThat(ready.path("secret").asText()).isEqualTo("secret");
        }

        @Test
        void closesWhenNobodyIdentifiesInTime() throws Exception {
            assertThat(TestSocket.open(open.port()).closeCode()).isEqualTo(4302);
        }

        @Test
        void closesOnAnExpiredToken() throws Exception {
            var socket = TestSocket.open(open.port());
            socket.say("{'type':'identify','token':'old:ada'}");
            assertThat(socket.closeCode()).isEqualTo(4201);
        }

        @Test
        void closesOnAForeignToken() throws Exception {
            var socket = TestSocket.open(open.port());
            socket.say("{'type':'identify','token':'nonsense'}");
            assertThat(socket.closeCode()).isEqualTo(4202);
        }

        @Test
        void closesOnACommandBeforeIdentify() throws Exception {
            var socket = TestSocket.open(open.port());
            socket.say(room("room.leave", 1, ""));
            assertThat(socket.closeCode()).isEqualTo(4500);
            assertThat(world.rooms).isEmpty();
        }

        @Test
        void closesOnAnInvalidIdentify() throws Exception {
            var socket = TestSocket.open(open.port());
            socket.next("hello");
            socket.say("{'type':'identify','token':7}");
            assertThat(socket.next("error").path("code").asText()).isEqualTo("frame.invalid");
            assertThat(socket.closeCode()).isEqualTo(4500);
        }

        @Test
        void closesOnASecondIdentify() throws Exception {
            var socket = TestSocket.identified(open.port(), "ada");
            socket.say("{'type':'identify','token':'good:ada'}");
            assertThat(socket.closeCode()).isEqualTo(4500);
        }

        @Test
        void closesWhenTheLinkIsUnknown() throws Exception {
            var socket = TestSocket.open(open.port());
            socket.say("{'type':'resume','token':'good:ada','link':'l','secret':'s'}");
            var resume = world.nextSessionTold(UserSessionEntity.Resume.class);
            resume.gateway().tell(new UserSessionEntity.ResumeRefused(resume.socket()));
            assertThat(socket.closeCode()).isEqualTo(4301);
        }

        @Test
        void takesPresenceBackWhenTheSocketEndedBeforeTheSessionAnswered() throws Exception {
            world.sessionsAnswer = false;
            var socket = TestSocket.open(open.port());
            socket.say("{'type':'identify','token':'good:ada'}");
            var connect = world.nextSessionTold(UserSessionEntity.Connect.class);
            socket.close(4999);
            socket.closeCode();
            var id = new dev.hearth.kernel.ConnectionId("late", 1);
            connect.gateway().tell(new UserSessionEntity.Connected(connect.socket(), id, "secret", false, List.of()));

            assertThat(world.nextSessionTold(UserSessionEntity.Disconnected.class)
                            .connection())
                    .isEqualTo(id);
        }

        @Test
        void attachesTheStreamsThatIdentifyNames() throws Exception {
            var socket = TestSocket.open(open.port());
            socket.next("hello");
            socket.say("{'type':'identify','token':'good:ada','streams':[" + "{'stream':'room:" + ROOM
                    + "','epoch':'e.0','offset':3},{'stream':'inbox','epoch':'i.0','offset':2},"
                    + "{'stream':'moon','epoch':'m','offset':1}]}");
            socket.next("ready");
            assertThat(socket.next("stream").path("answer").asText()).isEqualTo("gone");

            var attach = world.nextTold(RoomEntity.Attach.class);
            assertThat(attach.position().offset()).isEqualTo(3);
            assertThat(world.nextSessionTold(UserSessionEntity.AttachInbox.class)
                            .position()
                            .offset())
                    .isEqualTo(2);
            var replay = new Attachment.Replay("e.0", 4, List.of(said("bob", "hi")), 1);
            attach.relay().tell(new RoomEntity.Attached(ROOM, attach.connection(), replay));
            assertThat(socket.next("stream").path("answer").asText()).isEqualTo("replay");
            assertThat(socket.next("room.events").path("offset").asLong()).isEqualTo(4);
        }
    }

    @Nested
    class WhenLive {

        private TestSocket socket;

        @BeforeEach
        void identify() throws Exception {
            socket = TestSocket.identified(open.port(), "ada");
        }

        @Test
        void showsARoomAfterJoiningAndThenWhatHappens() throws Exception {
            var join = join(socket, "ada");
            var answer = new RoomEntity.Answer(join.connection(), 99, accepted(6));
            join.relay()
                    .tell(new RoomEntity.Published(
                            ROOM, "e.0", 6, List.of(said("ada", "hi")), List.of(), List.of(answer)));

            var events = socket.next("room.events");
            assertThat(events.path("offset").asLong()).isEqualTo(6);
            assertThat(events.path("events").get(0).path("text").asText()).isEqualTo("hi");
        }

        @Test
        void answersBehindTheEventsTheyBelongTo() throws Exception {
            join(socket, "ada");
            socket.say(room("room.say", 2, ",'text':'hi'"));
            publish(world.nextTold(RoomEntity.Submit.class), 6, List.of(said("ada", "hi")), accepted(6));

            socket.next("room.events");
            assertThat(socket.next("ok").path("offset").asLong()).isEqualTo(6);
        }

        @Test
        void sendsNamesThatHadToBeLookedUp() throws Exception {
            world.people.create(FakeWorld.person("bob")).toCompletableFuture().join();
            var join = join(socket, "ada");
            var bob = FakeWorld.principal("bob");
            var joined = new RoomEvent.OccupantJoined(2, bob.person(), bob.persona(), new Place(0, 0, 0));
            join.relay()
                    .tell(new RoomEntity.Published(
                            ROOM, "e.0", 6, List.of(new RoomEntry(AT, 2, null, joined)), List.of(), List.of()));

            assertThat(socket.next("room.events").path("people").isMissingNode())
                    .isTrue();
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

        @Test
        void stopsShowingARoomThatOneHasLeft() throws Exception {
            var join = join(socket, "ada");
            var who = FakeWorld.principal("ada");
            var left = new RoomEntry(
                    AT, 1, null, new RoomEvent.OccupantLeft(1, who.persona(), LeaveReason.LEFT, new Place(0, 0, 0)));
            join.relay()
                    .tell(new RoomEntity.Published(
                            ROOM, "e.0", 6, List.of(left, said("bob", "gone?")), List.of(), List.of()));
            join.relay()
                    .tell(new RoomEntity.Published(ROOM, "e.0", 8, List.of(said("bob", "yes")), List.of(), List.of()));

            assertThat(socket.next("room.events").path("events")).hasSize(2);
            socket.say("{'type':'heartbeat','time':1}");
            socket.next("heartbeat");
        }

        @Test
        void detachesWhenTheSocketEnds() throws Exception {
            var join = join(socket, "ada");
            socket.abort();
            assertThat(world.nextTold(RoomEntity.Detach.class).connection()).isEqualTo(join.connection());
            assertThat(world.nextSessionTold(UserSessionEntity.Disconnected.class)
                            .connection())
                    .isEqualTo(join.connection());
        }

        @Test
        void endsTheLinkOnBye() throws Exception {
            socket.say("{'type':'bye'}");
            assertThat(socket.closeCode()).isEqualTo(1000);
            world.nextSessionTold(UserSessionEntity.EndLink.class);
        }

        @Test
        void endsTheLinkWhenTheClientClosesNormally() throws Exception {
            socket.close(1000);
            world.nextSessionTold(UserSessionEntity.EndLink.class);
        }

        @Test
        void closesASupersededSocket() throws Exception {
            var connect = world.connects.take();
            connect.gateway().tell(new UserSessionEntity.Superseded(connect.socket()));
            assertThat(socket.closeCode()).isEqualTo(4509);
        }

        @Test
        void closesWhenThePersonHasTooManyLinks() throws Exception {
            var connect = world.connects.take();
            connect.gateway().tell(new UserSessionEntity.TooManyLinks(connect.socket()));
            assertThat(socket.closeCode()).isEqualTo(4401);
        }

        @Test
        void readsTheInboxFromItsEndAndSaysWhenNobodyAnswers() throws Exception {
            socket.say("{'type':'inbox.read','id':5}");
            assertThat(world.nextSessionTold(UserSessionEntity.ReadInbox.class).before())
                    .isEqualTo(Long.MAX_VALUE);
            assertThat(socket.next("error").path("code").asText()).isEqualTo("storage.unavailable");
        }

        @Test
        void readsHistoryOnlyInside() throws Exception {
            socket.say(room("room.history", 2, ",'limit':10"));
            assertThat(socket.next("error").path("code").asText()).isEqualTo("room.not-in-room");
        }

        @Test
        void readsHistoryWithNames() throws Exception {
            world.people.create(FakeWorld.person("bob")).toCompletableFuture().join();
            world.history = (room, before, limit) -> CompletableFuture.completedFuture(
                    new RoomHistory.HistoryPage(2, List.of(said("bob", "one"), said("bob", "two")), true));
            join(socket, "ada");
            socket.say(room("room.history", 2, ",'before':4"));

            var page = socket.next("ok");
            assertThat(page.path("offset").asLong()).isEqualTo(2);
            assertThat(page.path("events").get(1).path("offset").asLong()).isEqualTo(3);
            assertThat(page.path("more").asBoolean()).isTrue();
            var persona = FakeWorld.principal("bob").persona().value();
            assertThat(page.path("people").path(persona).path("name").asText()).isEqualTo("bob");
        }

        @Test
        void sendsDirectMessagesOnlyToPeopleWhoExist() throws Exception {
            var bob = FakeWorld.principal("bob").persona();
            socket.say(room("direct.send", 2, ",'to':'" + bob + "','text':'hi'"));
            assertThat(socket.next("error").path("code").asText()).isEqualTo("direct.unknown-person");

            world.people.create(FakeWorld.person("bob")).toCompletableFuture().join();
            socket.say(room("direct.send", 3, ",'to':'" + bob + "','text':'hi'"));
            var send = world.nextSessionTold(UserSessionEntity.Send.class);
            assertThat(send.text()).isEqualTo("hi");
            assertThat(send.recipient())
                    .isEqualTo(new UserSessionEntity.Recipient.Persona(
                            FakeWorld.principal("bob").person(), bob));
        }

        @Test
        void listsTheDirectory() throws Exception {
            socket.say("{'type':'directory.list','id':2}");
            assertThat(socket.next("ok").path("rooms").isArray()).isTrue();
            socket.say("{'type':'directory.list','id':3,'after':'?'}");
            assertThat(socket.next("error").path("code").asText()).isEqualTo("frame.invalid");
        }

        @Test
        void attendsEightRoomsAndNoNinth() throws Exception {
            for (int id = 1; id <= 9; id++) {
                var room = OpaqueId.derivedFrom("room", "" + id);
                socket.say("{'type':'room.join','id':" + id + ",'key':'" + KEY + "','room':'" + room + "'}");
            }
            var error = socket.next("error");
            assertThat(error.path("id").asInt()).isEqualTo(9);
            assertThat(error.path("code").asText()).isEqualTo("connection.too-many-rooms");
        }

        @Test
        void passesStepsOnOnlyWhereOneIs() throws Exception {
            socket.say(room("room.move", 1, ",'x':1,'z':2,'facing':0"));
            join(socket, "ada");
            socket.say(room("room.move", 1, ",'x':1,'z':2,'facing':7"));
            var move = world.nextTold(RoomEntity.Move.class);
            assertThat(move.place().facing()).isBetween(-Math.PI, Math.PI);
        }

        @Test
        void mergesStepsThatComeTooFast() throws Exception {
            join(socket, "ada");
            for (int step = 1; step <= 30; step++) {
                socket.say(room("room.move", 1, ",'x':" + step + ",'z':2,'facing':0"));
            }
            var last = 0.0;
            var told = 0;
            while (last < 30) {
                last = world.nextTold(RoomEntity.Move.class).place().x();
                told++;
            }
            assertThat(told).isBetween(11, 29);
        }
    }

    @Nested
    class BadInput {

        private TestSocket socket;

        @BeforeEach
        void identify() throws Exception {
            socket = TestSocket.identified(open.port(), "ada");
        }

        @Test
        void closesOnBinary() throws Exception {
            socket.sendBinary(new byte[] {1, 2});
            assertThat(socket.closeCode()).isEqualTo(4500);
        }

        @Test
        void closesOnBrokenJson() throws Exception {
            socket.sendText("{");
            assertThat(socket.closeCode()).isEqualTo(4500);
        }

        @Test
        void acceptsAFrameAtTheLimit() throws Exception {
            var beat = "{\"type\":\"heartbeat\",\"time\":1}";
            socket.sendText(beat + " ".repeat(16 * 1024 - beat.length()));
            socket.next("heartbeat");
        }

        @Test
        void closesOnAFrameOnePastTheLimit() throws Exception {
            socket.sendText(" ".repeat(16 * 1024 + 1));
            assertThat(socket.closeCode()).isEqualTo(4501);
        }

        @Test
        void refusesAnUnknownTypeAndGoesOn() throws Exception {
            socket.say("{'type':'room.teleport','id':4}");
            var error = socket.next("error");
            assertThat(error.path("id").asInt()).isEqualTo(4);
            assertThat(error.path("code").asText()).isEqualTo("frame.unknown-type");
            socket.say("{'type':'heartbeat','time':1}");
            socket.next("heartbeat");
        }

        @Test
        void neighboursDoNotNotice() throws Exception {
            var neighbour = TestSocket.identified(open.port(), "bob");
            socket.sendText("[");
            assertThat(socket.closeCode()).isEqualTo(4500);
            neighbour.say("{'type':'heartbeat','time':1}");
            neighbour.next("heartbeat");
        }
    }

    @Test
    void closesOpenSocketsWhenDraining() throws Exception {
        var socket = TestSocket.identified(open.port(), "ada");
        var closed = open.door().close();
        assertThat(socket.closeCode()).isEqualTo(4001);
        closed.toCompletableFuture().get();
    }

    @Test
    void saysInOneLineThatThePortIsTaken() {
        assertThatThrownBy(() -> new OpenDoor("hearth.gateway.socket.port = " + open.port()))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(SocketDoor.CannotListen.class)
                .hasMessageContaining("127.0.0.1:" + open.port())
                .hasMessageContaining("hearth.gateway.socket.port");
    }

    @Test
    void answersPlainHttpAndGoesOn() throws Exception {
        var http = HttpClient.newHttpClient();
        var uri = URI.create("http://127.0.0.1:" + open.port() + "/");
        var answer = http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(404);
        TestSocket.open(open.port()).next("hello");
    }

    @Test
    void asksForPatienceBeyondTheLimitOfUpgrades() throws Exception {
        var door = new OpenDoor("hearth.gateway.limits.upgrades.burst = 1");
        try {
            var http = HttpClient.newHttpClient();
            var uri = URI.create("http://127.0.0.1:" + door.port() + UpgradeRules.PATH);
            var request = HttpRequest.newBuilder(uri).build();
            http.send(request, HttpResponse.BodyHandlers.discarding());
            var answer = http.send(request, HttpResponse.BodyHandlers.discarding());
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
        } finally {
            door.close();
        }
    }

    /** Somebody who does not read is closed; the neighbour on the same room hears everything. */
    @Test
    void closesASlowReaderAndNobodyElse() throws Exception {
        var ada = TestSocket.identified(open.port(), "ada");
        var join = join(ada, "ada");
        try (var slow = new DeafSocket(open.port(), "bob")) {
            slow.say("{'type':'room.join','id':1,'key':'" + KEY + "','room':'" + ROOM + "'}");
            var own = world.nextTold(RoomEntity.Join.class);
            own.relay()
                    .tell(new RoomEntity.Attached(
                            ROOM, own.connection(), new Attachment.Snapshot(Views.of(5, 2, "bob"), 2)));
            long offset = 6;
            while (world.rooms.isEmpty()) {
                assertThat(offset).isLessThan(2_000);
                var line = List.of(said("ada", "x".repeat(30_000)));
                join.relay().tell(new RoomEntity.Published(ROOM, "e.0", offset, line, List.of(), List.of()));
                assertThat(ada.next("room.events").path("offset").asLong()).isEqualTo(offset++);
            }
            assertThat(world.nextTold(RoomEntity.Detach.class).connection()).isEqualTo(own.connection());
        }
    }
}
