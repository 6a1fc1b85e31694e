package dev.hearth.gateway.socket;

import static dev.hearth.gateway.socket.RoomTalk.KEY;
import static dev.hearth.gateway.socket.RoomTalk.ROOM;
import static dev.hearth.gateway.socket.RoomTalk.join;
import static dev.hearth.gateway.socket.RoomTalk.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.room.RoomEntity;
import dev.hearth.room.RoomEntity.Attachment;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SocketDoorTest {

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
    void sendsWhoeverComesElsewhereBeforeItCloses() throws Exception {
        var ada = TestSocket.identified(open.port(), "ada");
        open.door().refuseNew();

        var answer = upgrade(open.port());
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
        ada.say("{'type':'heartbeat','time':1}");
        ada.next("heartbeat");
    }

    @Test
    void everybodyIsToldWhenToComeBack() throws Exception {
        var sockets = new ArrayList<TestSocket>();
        for (int i = 0; i < 10; i++) {
            sockets.add(TestSocket.identified(open.port(), "guest" + i));
        }
        open.door().close().toCompletableFuture().get(5, TimeUnit.SECONDS);
        for (var socket : sockets) {
            assertThat(socket.closeCode()).isEqualTo(4001);
            assertThat(socket.closeReason()).matches("\\{\"after_ms\":[1-9][0-9]{1,3},\"ref\":\"[a-z0-9-]+\"}");
        }
    }

    @Test
    void answersWhatIsOwedBeforeASocketCloses() throws Exception {
        var ada = TestSocket.identified(open.port(), "ada");
        join(world, ada, "ada");
        ada.say(RoomTalk.room("room.say", 2, ",'text':'wait'"));
        var submit = world.nextTold(RoomEntity.Submit.class);
        var closed = open.door().close();
        RoomTalk.publish(submit, 6, List.of(said("ada", "wait")), RoomTalk.accepted(6));

        assertThat(ada.next("room.events").path("offset").asLong()).isEqualTo(6);
        assertThat(ada.next("ok").path("id").asInt()).isEqualTo(2);
        assertThat(ada.closeCode()).isEqualTo(4001);
        closed.toCompletableFuture().get(5, TimeUnit.SECONDS);
    }

    /** Whoever neither reads nor closes holds nothing up for longer than the drain may take. */
    @Test
    void cutsASocketThatDoesNotClose() throws Exception {
        try (var deaf = new DeafSocket(open.port(), "bob")) {
            long began = System.nanoTime();
            open.door().close().toCompletableFuture().get(FakeWorld.PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(4));
            assertThat(deaf.isCut()).isTrue();
        }
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

    private static HttpResponse<Void> upgrade(int port) throws Exception {
        var uri = URI.create("http://127.0.0.1:" + port + UpgradeRules.PATH);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding());
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
        var join = join(world, ada, "ada");
        try (var slow = new DeafSocket(open.port(), "bob")) {
            slow.say("{'type':'room.join','id':1,'key':'" + KEY + "','room':'" + ROOM + "'}");
            var own = world.nextTold(RoomEntity.Join.class);
            own.relay().tell(world.attached(ROOM, own.connection(), new Attachment.Snapshot(Views.of(5, 2, "bob"), 2)));
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
