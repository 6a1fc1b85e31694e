package dev.hearth;

import dev.hearth.kernel.CommandKey;
import dev.hearth.kernel.ConnectionId;
import dev.hearth.kernel.Face;
import dev.hearth.kernel.Look;
import dev.hearth.kernel.OpaqueId;
import dev.hearth.kernel.PersonId;
import dev.hearth.kernel.PersonaId;
import dev.hearth.kernel.Principal;
import dev.hearth.kernel.RoomId;
import dev.hearth.kernel.StreamPosition;
import dev.hearth.room.RoomEntity;
import dev.hearth.room.RoomEntity.Attachment;
import dev.hearth.room.RoomEntity.Notification;
import dev.hearth.room.RoomEntity.WhisperVerdict;
import dev.hearth.room.RoomView;
import dev.hearth.room.domain.Cause;
import dev.hearth.room.domain.Form;
import dev.hearth.room.domain.Layout;
import dev.hearth.room.domain.NodeClass;
import dev.hearth.room.domain.Outcome;
import dev.hearth.room.domain.Piece;
import dev.hearth.room.domain.Place;
import dev.hearth.room.domain.Receipt;
import dev.hearth.room.domain.Rejection;
import dev.hearth.room.domain.Role;
import dev.hearth.room.domain.RoomCommand;
import dev.hearth.room.domain.RoomEntry;
import dev.hearth.room.domain.RoomEvent;
import dev.hearth.room.domain.RoomProfile;
import dev.hearth.room.domain.RoomProfileChange;
import dev.hearth.room.domain.SeatForm;
import dev.hearth.room.domain.Spot;
import dev.hearth.room.domain.SpotChange;
import dev.hearth.room.domain.Standing;
import dev.hearth.room.domain.Submission;
import dev.hearth.room.domain.TalkLine;
import dev.hearth.room.domain.TalkText;
import dev.hearth.room.domain.Visibility;
import dev.hearth.room.journal.RoomSamples;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;

/** One of every message that rooms, relays and sessions exchange across nodes, for {@link SerializationContractTest}. */
final class RoomMessageSamples {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00.123Z");
    private static final RoomId HALL = new RoomId(OpaqueId.derivedFrom("hall"));
    private static final PersonId ANN = new PersonId(OpaqueId.derivedFrom("ann"));
    private static final PersonaId ANNA = new PersonaId(OpaqueId.derivedFrom("anna"));
    private static final Principal PRINCIPAL = new Principal(ANN, ANNA);
    private static final Face FACE = new Face(ANNA, "Änna", Look.plain(), 1);
    private static final ConnectionId CONNECTION = new ConnectionId("l".repeat(26), 1_767_268_800_000_001L);
    private static final Cause CAUSE = new Cause(ANN, new CommandKey("0123456789abcdef".repeat(2)), "fingerprint");
    private static final Place DOOR = new Place(6, 0.6, -0.5);
    private static final Form CHAIR =
            new Form(NodeClass.FLOOR, 0.5, 0.95, 0.5, List.of(new SeatForm(0, 0.05, 0, "sit")));
    private static final Spot SPOT = new Spot(2, 0, 3, 1.5, 1);
    private static final RoomProfile PROFILE =
            new RoomProfile("Hall", "Tea", List.of("cosy"), "en", 20, Visibility.PUBLIC, "Come in");

    private RoomMessageSamples() {}

    static Stream<Object> messages(ActorTestKit kit) {
        return Stream.of(toRooms(kit), commands().map(command -> submitted(kit, command)), fromRooms(kit), verdicts())
                .flatMap(stream -> stream);
    }

    /** What stands inside those messages under a sealed type. */
    static Stream<Object> parts() {
        return Stream.of(commands(), events(), attachments(), outcomes()).flatMap(stream -> stream);
    }

    private static Stream<Object> toRooms(ActorTestKit kit) {
        var relay = kit.<Notification>createTestProbe().ref();
        var join = Submission.by(PRINCIPAL, CAUSE, new RoomCommand.Join());
        return Stream.of(
                new RoomEntity.Join(relay, CONNECTION, 2, join, FACE),
                new RoomEntity.Attach(relay, CONNECTION, PRINCIPAL, FACE, new StreamPosition("nonce.0", 17)),
                new RoomEntity.Detach(CONNECTION),
                new RoomEntity.Dress(FACE),
                new RoomEntity.Move(ANNA, DOOR),
                new RoomEntity.MakeSign(ANNA, "wave", null, "heart"),
                new RoomEntity.MayWhisper(
                        PRINCIPAL, 2, kit.<WhisperVerdict>createTestProbe().ref()),
                new RoomEntity.ShowPresent(relay),
                new RoomEntity.Count(relay),
                new RoomEntity.Claim(relay, List.of(CONNECTION)),
                new RoomEntity.Order(new RoomCommand.Kick(ANNA)),
                new RoomEntity.Peek(7, kit.<RoomEntity.Peeked>createTestProbe().ref()),
                new RoomEntity.Peeked(
                        HALL,
                        "Hall",
                        false,
                        20,
                        17,
                        1,
                        List.of(new RoomEntity.Peeked.Seen(1, ANNA, "Änna", NOON, true, false))),
                RoomEntity.Stop.INSTANCE,
                new RoomEntity.Status(HALL, PROFILE, false, 3, true, 17, 1_800_000_000_000_000L));
    }

    private static Object submitted(ActorTestKit kit, Object command) {
        var submission = Submission.by(PRINCIPAL, CAUSE, (RoomCommand) command);
        return new RoomEntity.Submit(kit.<Notification>createTestProbe().ref(), CONNECTION, 1, submission);
    }

    private static Stream<Object> commands() {
        var change = new RoomProfileChange("Den", null, List.of(), null, 5, Visibility.OPEN, null);
        return Stream.of(
                new RoomCommand.Create(PROFILE, Layout.HALL, "nonce"),
                new RoomCommand.Configure(change),
                new RoomCommand.Close(),
                new RoomCommand.Reopen(),
                new RoomCommand.Join(7),
                new RoomCommand.Leave(),
                new RoomCommand.Say(new TalkText("hé")),
                new RoomCommand.Sit("chair-1"),
                new RoomCommand.Stand(),
                new RoomCommand.Kick(ANNA),
                new RoomCommand.Ban(ANNA, Duration.ofMinutes(5)),
                new RoomCommand.Unban(ANNA),
                new RoomCommand.Mute(ANNA, Duration.ofMinutes(5)),
                new RoomCommand.Unmute(ANNA),
                new RoomCommand.ChangeRole(ANNA, Role.BUILDER),
                new RoomCommand.PlacePiece("oak-chair", CHAIR, SPOT),
                new RoomCommand.MovePiece(3, new SpotChange(1.5, null, null, -0.5, null)),
                new RoomCommand.RemovePiece(3),
                new RoomCommand.Dress(ANNA, 7),
                new RoomCommand.Expire(3),
                new RoomCommand.NotePositions(List.of(new Standing(1, DOOR))));
    }

    private static Stream<Object> fromRooms(ActorTestKit kit) {
        var front = kit.<RoomEntity.Command>createTestProbe().ref();
        var entries = events().map(event -> new RoomEntry(NOON, 1, CAUSE, (RoomEvent) event))
                .toList();
        var answers = outcomes()
                .map(outcome -> new RoomEntity.Answer(CONNECTION, 5, (Outcome) outcome))
                .toList();
        return Stream.concat(
                Stream.of(
                        new RoomEntity.Published(HALL, "nonce.0", 8, entries, List.of(FACE), answers),
                        new RoomEntity.Moved(
                                HALL, 17, true, List.of(new Standing(1, DOOR)), List.of(new Standing(2, DOOR))),
                        new RoomEntity.Present(HALL, 17, true, List.of(new Standing(1, DOOR)), List.of()),
                        new RoomEntity.Counted(HALL, 17, 12, 2, 1),
                        new RoomEntity.Signed(HALL, 17, List.of(new RoomEntity.Sign(1, "wave", true, null, false))),
                        new RoomEntity.TopOffset(HALL, "nonce.0", 17, 3, 40)),
                attachments()
                        .map(attachment -> new RoomEntity.Attached(HALL, CONNECTION, (Attachment) attachment, front)));
    }

    private static Stream<Object> attachments() {
        var entry = new RoomEntry(NOON, 1, null, new RoomEvent.RoomReopened());
        return Stream.of(
                new Attachment.Live("nonce.0", 17, 1),
                new Attachment.Replay("nonce.0", 17, List.of(entry), 1),
                new Attachment.Behind("nonce.0", 17, 600, 1),
                new Attachment.Snapshot(view(), 1),
                new Attachment.Gone(Rejection.BANNED));
    }

    private static Stream<Object> outcomes() {
        return Stream.of(
                new Outcome.Accepted(new Receipt(17, 1, "chair-1", 0), true),
                new Outcome.Refused(Rejection.SEAT_TAKEN, "chair-2", NOON));
    }

    private static Stream<Object> verdicts() {
        return Stream.of(new WhisperVerdict.Allowed(ANN, ANNA), new WhisperVerdict.Denied(Rejection.MUTED));
    }

    private static Stream<Object> events() {
        return RoomSamples.life().stream().map(RoomEntry::event);
    }

    private static RoomView view() {
        return new RoomView(
                "nonce.0",
                17,
                PROFILE,
                false,
                ANNA,
                List.of(ANNA),
                Layout.of(Layout.HALL),
                List.of(new Piece(3, "oak-chair", ANNA, ANN, CHAIR, SPOT)),
                List.of(new RoomView.Person(1, ANNA, NOON, DOOR, "stand", "chair-1", true, false, 7)),
                List.of(new TalkLine(7, NOON, 1, ANN, ANNA, "hé")),
                List.of(FACE));
    }
}
