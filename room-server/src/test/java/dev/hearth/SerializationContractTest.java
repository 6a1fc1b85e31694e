package dev.hearth;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import dev.hearth.journal.SealedTypesModule;
import dev.hearth.kernel.CommandKey;
import dev.hearth.kernel.ConnectionId;
import dev.hearth.kernel.Look;
import dev.hearth.kernel.OpaqueId;
import dev.hearth.kernel.PersonId;
import dev.hearth.kernel.PersonaId;
import dev.hearth.kernel.Principal;
import dev.hearth.kernel.RoomId;
import dev.hearth.kernel.StreamPosition;
import dev.hearth.operations.NodeReporter;
import dev.hearth.operations.domain.ClosedSocket;
import dev.hearth.operations.domain.NodeReport;
import dev.hearth.operations.domain.RoomLoad;
import dev.hearth.operations.domain.SocketQuery;
import dev.hearth.operations.domain.SocketView;
import dev.hearth.room.RoomEntity;
import dev.hearth.room.domain.Outcome;
import dev.hearth.room.domain.Rejection;
import dev.hearth.room.domain.RoomCommand;
import dev.hearth.room.domain.RoomEvent;
import dev.hearth.session.UserSessionEntity;
import dev.hearth.session.UserSessionEntity.Answer;
import dev.hearth.session.UserSessionEntity.Delivery;
import dev.hearth.session.UserSessionEntity.InboxPage;
import dev.hearth.session.UserSessionEntity.Notification;
import dev.hearth.session.UserSessionEntity.Numbered;
import dev.hearth.session.UserSessionEntity.Recipient;
import dev.hearth.session.UserSessionEntity.Refusal;
import dev.hearth.session.domain.InboxEvent;
import dev.hearth.session.domain.Presence;
import dev.hearth.wardrobe.WardrobeEntity;
import dev.hearth.wardrobe.domain.WardrobeCommand;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every message that may cross nodes has a sample here, is bound to a serializer, and comes back equal. */
class SerializationContractTest {

    private static final ActorTestKit KIT = ActorTestKit.create(ConfigFactory.load());
    private static final List<Class<?>> CROSSING = List.of(
            UserSessionEntity.Command.class,
            Notification.class,
            Answer.class,
            Recipient.class,
            InboxEvent.class,
            RoomEntity.Command.class,
            RoomEntity.Notification.class,
            RoomEntity.Attachment.class,
            RoomEntity.WhisperVerdict.class,
            RoomCommand.class,
            RoomEvent.class,
            Outcome.class,
            WardrobeEntity.Command.class,
            WardrobeEntity.Answer.class,
            WardrobeCommand.class,
            NodeReporter.Command.class);

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00.123456Z");
    private static final PersonId ANN = new PersonId(OpaqueId.derivedFrom("ann"));
    private static final PersonaId ANNA = new PersonaId(OpaqueId.derivedFrom("anna"));
    private static final PersonaId BOBBY = new PersonaId(OpaqueId.derivedFrom("bobby"));
    private static final RoomId HALL = new RoomId(OpaqueId.derivedFrom("hall"));
    private static final Principal PRINCIPAL = new Principal(ANN, ANNA);
    private static final ConnectionId CONNECTION = new ConnectionId("l".repeat(26), 1_767_268_800_000_001L);

    @AfterAll
    static void stop() {
        KIT.shutdownTestKit();
    }

    static Stream<Object> samples() {
        return Stream.of(
                        sessionCommands(),
                        sessionNotifications(),
                        Arrays.stream(Delivery.values()),
                        presences(),
                        RoomMessageSamples.messages(KIT),
                        WardrobeMessageSamples.messages(KIT),
                        operatorMessages())
                .flatMap(stream -> stream);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void comesBackEqual(Object message) {
        KIT.serializationTestKit().verifySerialization(message, true);
    }

    @Test
    void hasASampleOfEveryMessageThatMayCrossNodes() {
        var sampled = Stream.of(
                        samples(),
                        answers(),
                        recipients(),
                        events(),
                        RoomMessageSamples.parts(),
                        WardrobeMessageSamples.commands())
                .flatMap(stream -> stream)
                .<Class<?>>map(Object::getClass)
                .toList();
        var crossing = CROSSING.stream()
                .flatMap(type -> SealedTypesModule.leaves(type).stream())
                .filter(type -> Modifier.isPublic(type.getModifiers()))
                .toList();

        assertThat(crossing).hasSizeGreaterThan(80);
        assertThat(sampled).containsAll(crossing);
    }

    private static Stream<Object> operatorMessages() {
        return Stream.of(
                new NodeReporter.Tell(KIT.<NodeReport>createTestProbe().ref()),
                new NodeReporter.Leave("ada"),
                new NodeReporter.TellSockets(
                        new SocketQuery("ann", true),
                        KIT.<NodeReporter.Sockets>createTestProbe().ref()),
                new NodeReporter.Disconnect(7, "ada"),
                new NodeReporter.Sockets(
                        "a:1",
                        List.of(new SocketView(7, "p1", "Hé", "web/1", List.of("r1"), 5, 3, 2, 1_000, 40)),
                        List.of(new ClosedSocket(7, "p1", "Hé", 4008, 900))),
                new NodeReporter.TellRooms(
                        100, KIT.<NodeReporter.RoomLoads>createTestProbe().ref()),
                new NodeReporter.RoomLoads("a:1", List.of(new RoomLoad("r1", "Hé", true, 3, 20, 17, 4.5))),
                new NodeReport(
                        "a:1", "1.0.0", List.of("gateway", "world"), 7, 3, 10, 100, 0.5, 20.25, 5, 0, true, "", false));
    }

    private static Stream<Object> sessionCommands() {
        ActorRef<Notification> gateway = KIT.<Notification>createTestProbe().ref();
        var message = (InboxEvent.MessageKept) events().skip(1).findFirst().orElseThrow();
        return Stream.concat(
                Stream.of(
                        new UserSessionEntity.Connect(gateway, 1, PRINCIPAL, "web/1"),
                        new UserSessionEntity.Resume(gateway, 1, PRINCIPAL, "web/1", CONNECTION.link(), "secret"),
                        new UserSessionEntity.ConfirmLink(gateway, 1, PRINCIPAL, "web/1", CONNECTION),
                        new UserSessionEntity.Disconnected(CONNECTION),
                        new UserSessionEntity.EndLink(CONNECTION),
                        new UserSessionEntity.AskPresence(
                                KIT.<Presence>createTestProbe().ref()),
                        new UserSessionEntity.AttachInbox(CONNECTION, new StreamPosition("nonce.0", 17)),
                        new UserSessionEntity.ReadInbox(CONNECTION, 2, 100, 50),
                        new UserSessionEntity.AcknowledgeInbox(CONNECTION, 3, 17),
                        new UserSessionEntity.Deliver(
                                message, KIT.<Delivery>createTestProbe().ref()),
                        new UserSessionEntity.RoomAttended(HALL),
                        new UserSessionEntity.AnnounceLook(ANNA, Look.plain(), 7),
                        UserSessionEntity.Stop.INSTANCE),
                recipients().map(recipient -> send((Recipient) recipient)));
    }

    private static UserSessionEntity.Send send(Recipient recipient) {
        var key = new CommandKey("0123456789abcdef".repeat(2));
        return new UserSessionEntity.Send(CONNECTION, 4, PRINCIPAL, key, "fingerprint", recipient, "hé");
    }

    private static Stream<Object> sessionNotifications() {
        return Stream.concat(
                Stream.of(
                        new UserSessionEntity.Connected(1, CONNECTION, "secret", true, List.of(HALL)),
                        new UserSessionEntity.ResumeRefused(1),
                        new UserSessionEntity.TooManyLinks(1),
                        new UserSessionEntity.Superseded(1),
                        new UserSessionEntity.LinkRestored(1),
                        new UserSessionEntity.ConfirmWanted(1),
                        new UserSessionEntity.LookChanged(1, ANNA, Look.plain(), 7),
                        new UserSessionEntity.InboxAttached(1, UserSessionEntity.InboxAttached.How.REPLAY, page()),
                        new UserSessionEntity.InboxPublished(
                                1,
                                "nonce.0",
                                7,
                                events().map(InboxEvent.class::cast).toList())),
                answers().map(answer -> new UserSessionEntity.Answered(1, 2, (Answer) answer)));
    }

    private static Stream<Object> answers() {
        return Stream.of(
                new Answer.Done(17, true),
                new Answer.Page(page()),
                new Answer.Refused(Refusal.INBOX_FULL),
                new Answer.RefusedByRoom(Rejection.NO_SUCH_OCCUPANT));
    }

    private static Stream<Object> recipients() {
        return Stream.of(new Recipient.Persona(ANN, ANNA), new Recipient.Whispered(HALL, 4));
    }

    private static Stream<Object> presences() {
        return Arrays.stream(Presence.values());
    }

    private static Stream<Object> events() {
        return Stream.of(
                new InboxEvent.InboxOpened(NOON, "nonce"),
                new InboxEvent.MessageKept(NOON, "m1", "f1", false, BOBBY, ANNA, HALL, "hé"),
                new InboxEvent.MessageKept(NOON, "m2", "f2", true, ANNA, BOBBY, null, "ho"),
                new InboxEvent.ReadUpTo(NOON, 2),
                new InboxEvent.RoomsAttended(NOON, List.of(HALL)),
                new InboxEvent.WhisperAllowed(NOON, "m3", ANN, ANNA));
    }

    private static InboxPage page() {
        var first = (InboxEvent) events().findFirst().orElseThrow();
        return new InboxPage("nonce.0", 17, 3, 2, List.of(new Numbered(1, first)), true);
    }
}
