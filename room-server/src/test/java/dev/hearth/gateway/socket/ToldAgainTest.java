package dev.hearth.gateway.socket;

import static dev.hearth.gateway.socket.RoomTalk.ROOM;
import static dev.hearth.gateway.socket.RoomTalk.accepted;
import static dev.hearth.gateway.socket.RoomTalk.publish;
import static dev.hearth.gateway.socket.RoomTalk.room;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.room.RoomEntity;
import dev.hearth.room.RoomEntity.Attachment;
import dev.hearth.session.UserSessionEntity;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Commands whose room or session was lost before it answered, and woke up elsewhere. */
class ToldAgainTest {

    private OpenDoor open;
    private FakeWorld world;
    private TestSocket socket;
    private RoomEntity.Join join;

    @BeforeEach
    void attend() throws Exception {
        open = new OpenDoor("");
        world = open.world;
        socket = TestSocket.identified(open.port(), "ada");
        join = RoomTalk.join(world, socket, "ada");
    }

    @AfterEach
    void closeDoor() throws Exception {
        // A door waits for answers that are due before it closes.
        socket.abort();
        open.close();
    }

    @Test
    void sendsAgainWhatTheLostRoomHadNotAnsweredInTheSameOrder() throws Exception {
        var first = say(2, "one");
        var second = say(3, "two");

        attachElsewhere();

        assertThat(world.nextTold(RoomEntity.Submit.class)).isEqualTo(first);
        assertThat(world.nextTold(RoomEntity.Submit.class)).isEqualTo(second);
        publish(first, 6, List.of(RoomTalk.said("ada", "one")), accepted(6));
        socket.next("room.events");
        assertThat(socket.next("ok").path("id").asInt()).isEqualTo(2);
    }

    @Test
    void answersOnceWhenBothCopiesArrived() throws Exception {
        var first = say(2, "one");
        attachElsewhere();
        var copy = world.nextTold(RoomEntity.Submit.class);
        publish(first, 6, List.of(RoomTalk.said("ada", "one")), accepted(6));
        publish(copy, 7, List.of(), accepted(6));
        socket.next("room.events");
        assertThat(socket.next("ok").path("id").asInt()).isEqualTo(2);

        publish(say(3, "two"), 7, List.of(RoomTalk.said("ada", "two")), accepted(7));
        socket.next("room.events");
        assertThat(socket.next("ok").path("id").asInt()).isEqualTo(3);
    }

    @Test
    void keepsWhatIsAnsweredToItself() throws Exception {
        publish(say(2, "one"), 6, List.of(RoomTalk.said("ada", "one")), accepted(6));
        socket.next("room.events");
        assertThat(socket.next("ok").path("id").asInt()).isEqualTo(2);
        attachElsewhere();

        assertThat(say(3, "two").request()).isGreaterThan(1);
    }

    @Test
    void tellsASessionThatWokeUpAnewWhatItHadNotAnswered() throws Exception {
        socket.say("{'type':'inbox.read','id':5}");
        var read = world.nextSessionTold(UserSessionEntity.ReadInbox.class);
        var connect = world.connects.take();

        connect.gateway().tell(new UserSessionEntity.LinkRestored(connect.socket()));

        assertThat(world.nextSessionTold(UserSessionEntity.ReadInbox.class)).isEqualTo(read);
    }

    @Test
    void confirmsLinksThatWaitForAnAnswerAtOnceWhenANodeIsGone() throws Exception {
        socket.say("{'type':'inbox.read','id':5}");
        world.nextSessionTold(UserSessionEntity.ReadInbox.class);

        open.door().confirmLinks();

        world.nextSessionTold(UserSessionEntity.ConfirmLink.class);
    }

    private RoomEntity.Submit say(int id, String text) throws Exception {
        var key = String.format("%032x", id);
        socket.say(room("room.say", id, ",'text':'" + text + "'").replace(RoomTalk.KEY, key));
        return world.nextTold(RoomEntity.Submit.class);
    }

    /** The room answers the relay from another place, at the offset that everybody has. */
    private void attachElsewhere() throws Exception {
        open.moveRooms();
        var snapshot = new Attachment.Snapshot(Views.of(5, 1, "ada"), 1);
        join.relay().tell(world.attached(ROOM, join.connection(), snapshot));
        world.nextTold(RoomEntity.Attach.class);
        socket.next("notice");
        socket.next("stream");
        socket.next("room.snapshot");
    }
}
