package dev.hearth.gateway.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.kernel.Principal;
import dev.hearth.session.UserSessionEntity;
import dev.hearth.session.domain.InboxEvent;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LinkConfirmationTest {

    private OpenDoor open;
    private FakeWorld world;
    private TestSocket socket;
    private UserSessionEntity.Connect connect;

    @BeforeEach
    void identify() throws Exception {
        open = new OpenDoor("hearth.gateway.socket { answer-timeout = 300ms, sweep-interval = 20ms }");
        world = open.world;
        socket = TestSocket.identified(open.port(), "ada");
        connect = world.connects.take();
    }

    @AfterEach
    void closeDoor() throws Exception {
        open.close();
    }

    @Test
    void isGivenWithEveryFourthHeartbeat() throws Exception {
        for (int round = 0; round < 2; round++) {
            beat(3);
            assertThat(world.sessions).isEmpty();
            beat(1);
            var confirm = world.nextSessionTold(UserSessionEntity.ConfirmLink.class);
            assertThat(confirm.socket()).isEqualTo(connect.socket());
            assertThat(confirm.principal()).isEqualTo(FakeWorld.principal("ada"));
        }
    }

    /** The session is told before the echo leaves, on the same thread. */
    private void beat(int times) throws Exception {
        for (int i = 0; i < times; i++) {
            socket.say("{'type':'heartbeat','time':1}");
            socket.next("heartbeat");
        }
    }

    @Test
    void isGivenWhenTheSessionWantsIt() throws Exception {
        connect.gateway().tell(new UserSessionEntity.ConfirmWanted(connect.socket()));
        world.nextSessionTold(UserSessionEntity.ConfirmLink.class);
    }

    /** It may have woken elsewhere and know of no socket to answer to. */
    @Test
    void isGivenWhenTheSessionDoesNotAnswer() throws Exception {
        socket.say("{'type':'inbox.read','id':5}");
        world.nextSessionTold(UserSessionEntity.ReadInbox.class);
        socket.next("error");
        world.nextSessionTold(UserSessionEntity.ConfirmLink.class);
    }

    @Test
    void isGivenByEverybodyWhenANodeIsGone() throws Exception {
        TestSocket.identified(open.port(), "bob");
        open.door().confirmLinks();
        var names = new HashSet<Principal>();
        for (int i = 0; i < 2; i++) {
            names.add(world.nextSessionTold(UserSessionEntity.ConfirmLink.class).principal());
        }
        assertThat(names).containsExactlyInAnyOrder(FakeWorld.principal("ada"), FakeWorld.principal("bob"));
    }

    @Test
    void asksForWhatTheInboxPublishedWhileTheLinkWasForgotten() throws Exception {
        var read = new InboxEvent.ReadUpTo(Instant.EPOCH, 1);
        connect.gateway().tell(new UserSessionEntity.InboxPublished(connect.socket(), "i.1", 7, List.of(read, read)));
        socket.next("inbox.events");
        connect.gateway().tell(new UserSessionEntity.LinkRestored(connect.socket()));
        var attach = world.nextSessionTold(UserSessionEntity.AttachInbox.class);
        assertThat(attach.position().epoch()).isEqualTo("i.1");
        assertThat(attach.position().offset()).isEqualTo(8);
    }

    @Test
    void leavesToTheAnswerWhatIsPublishedBeforeIt() throws Exception {
        var read = new InboxEvent.ReadUpTo(Instant.EPOCH, 1);
        connect.gateway().tell(new UserSessionEntity.InboxPublished(connect.socket(), "i.1", 7, List.of(read)));
        assertThat(socket.next("inbox.events").path("offset").asLong()).isEqualTo(7);
        connect.gateway().tell(new UserSessionEntity.LinkRestored(connect.socket()));
        world.nextSessionTold(UserSessionEntity.AttachInbox.class);

        connect.gateway().tell(new UserSessionEntity.InboxPublished(connect.socket(), "i.1", 8, List.of(read)));
        var missed =
                new UserSessionEntity.InboxPage("i.1", 8, 1, 0, List.of(new UserSessionEntity.Numbered(8, read)), true);
        connect.gateway()
                .tell(new UserSessionEntity.InboxAttached(
                        connect.socket(), UserSessionEntity.InboxAttached.How.REPLAY, missed));
        connect.gateway().tell(new UserSessionEntity.InboxPublished(connect.socket(), "i.1", 9, List.of(read)));

        assertThat(socket.next("stream").path("answer").asText()).isEqualTo("replay");
        assertThat(socket.next("inbox.events").path("offset").asLong()).isEqualTo(8);
        assertThat(socket.next("inbox.events").path("offset").asLong()).isEqualTo(9);
    }
}
