package dev.hearth.gateway.socket;

import static dev.hearth.gateway.socket.RoomTalk.ROOM;
import static dev.hearth.gateway.socket.RoomTalk.room;
import static dev.hearth.gateway.socket.RoomTalk.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.room.RoomEntity;
import dev.hearth.room.RoomEntity.Attachment;
import dev.hearth.session.UserSessionEntity;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpeningSocketTest {

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

        assertThat(world.nextSessionTold(UserSessionEntity.Disconnected.class).connection())
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
        attach.relay().tell(world.attached(ROOM, attach.connection(), replay));
        assertThat(socket.next("stream").path("answer").asText()).isEqualTo("replay");
        assertThat(socket.next("room.events").path("offset").asLong()).isEqualTo(4);
    }
}
