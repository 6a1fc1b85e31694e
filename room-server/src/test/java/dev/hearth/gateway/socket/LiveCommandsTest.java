package dev.hearth.gateway.socket;

import static dev.hearth.gateway.socket.RoomTalk.AT;
import static dev.hearth.gateway.socket.RoomTalk.KEY;
import static dev.hearth.gateway.socket.RoomTalk.ROOM;
import static dev.hearth.gateway.socket.RoomTalk.join;
import static dev.hearth.gateway.socket.RoomTalk.room;
import static dev.hearth.gateway.socket.RoomTalk.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.kernel.OpaqueId;
import dev.hearth.room.RoomEntity;
import dev.hearth.room.RoomHistory;
import dev.hearth.room.domain.LeaveReason;
import dev.hearth.room.domain.Place;
import dev.hearth.room.domain.RoomEntry;
import dev.hearth.room.domain.RoomEvent;
import dev.hearth.session.UserSessionEntity;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LiveCommandsTest {

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
    void stopsShowingARoomThatOneHasLeft() throws Exception {
        var join = join(world, socket, "ada");
        var who = FakeWorld.principal("ada");
        var left = new RoomEntry(
                AT, 1, null, new RoomEvent.OccupantLeft(1, who.persona(), LeaveReason.LEFT, new Place(0, 0, 0)));
        join.relay()
                .tell(new RoomEntity.Published(
                        ROOM, "e.0", 6, List.of(left, said("bob", "gone?")), List.of(), List.of()));
        join.relay().tell(new RoomEntity.Published(ROOM, "e.0", 8, List.of(said("bob", "yes")), List.of(), List.of()));

        assertThat(socket.next("room.events").path("events")).hasSize(2);
        socket.say("{'type':'heartbeat','time':1}");
        socket.next("heartbeat");
    }

    @Test
    void detachesWhenTheSocketEnds() throws Exception {
        var join = join(world, socket, "ada");
        socket.abort();
        assertThat(world.nextTold(RoomEntity.Detach.class).connection()).isEqualTo(join.connection());
        assertThat(world.nextSessionTold(UserSessionEntity.Disconnected.class).connection())
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
        join(world, socket, "ada");
        socket.say(room("room.history", 2, ",'before':4"));

        var page = socket.next("ok");
        assertThat(page.path("offset").asLong()).isEqualTo(2);
        assertThat(page.path("events").get(1).path("offset").asLong()).isEqualTo(3);
        assertThat(page.path("more").asBoolean()).isTrue();
        var persona = FakeWorld.principal("bob").persona().value();
        assertThat(page.path("people").path(persona).path("name").asText()).isEqualTo("bob");
    }

    @Test
    void countsEachCommandByWhatItCameTo() throws Exception {
        join(world, socket, "ada");
        socket.say(room("direct.send", 2, ",'to':'" + FakeWorld.principal("bob").persona() + "','text':'hi'"));
        socket.next("error");
        socket.say(room("room.say", 3, ",'text':'is anybody there?'"));
        socket.next("unknown");
        socket.say(room("room.say", 4, ",'text':' '"));
        socket.next("error");
        socket.say("{'type':'room.say'}");
        socket.next("error");

        assertThat(world.metrics.scrape())
                .contains(
                        "hearth_command_answers_total{outcome=\"ok\",type=\"room.join\"} 1.0",
                        "hearth_command_answers_total{outcome=\"error\",type=\"direct.send\"} 1.0",
                        "hearth_command_answers_total{outcome=\"unknown\",type=\"room.say\"} 1.0",
                        "hearth_command_answers_total{outcome=\"error\",type=\"room.say\"} 1.0",
                        "hearth_command_answers_total{outcome=\"later\",type=\"room.say\"} 0.0",
                        "hearth_message_invalid_total 1.0");
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
        join(world, socket, "ada");
        socket.say(room("room.move", 1, ",'x':1,'z':2,'facing':7"));
        var move = world.nextTold(RoomEntity.Move.class);
        assertThat(move.place().facing()).isBetween(-Math.PI, Math.PI);
    }

    @Test
    void mergesStepsThatComeTooFast() throws Exception {
        join(world, socket, "ada");
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
