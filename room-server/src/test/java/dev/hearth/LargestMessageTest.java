package dev.hearth;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import dev.hearth.config.ConfigLoader;
import dev.hearth.kernel.Body;
import dev.hearth.kernel.CommandKey;
import dev.hearth.kernel.ConnectionId;
import dev.hearth.kernel.Face;
import dev.hearth.kernel.Look;
import dev.hearth.kernel.OpaqueId;
import dev.hearth.kernel.PersonId;
import dev.hearth.kernel.PersonaId;
import dev.hearth.kernel.RoomId;
import dev.hearth.room.EntrySize;
import dev.hearth.room.RoomEntity;
import dev.hearth.room.RoomEntity.Attachment;
import dev.hearth.room.RoomView;
import dev.hearth.room.domain.Cause;
import dev.hearth.room.domain.Form;
import dev.hearth.room.domain.Furniture;
import dev.hearth.room.domain.Layout;
import dev.hearth.room.domain.NodeClass;
import dev.hearth.room.domain.Outcome;
import dev.hearth.room.domain.Piece;
import dev.hearth.room.domain.Place;
import dev.hearth.room.domain.Receipt;
import dev.hearth.room.domain.Room;
import dev.hearth.room.domain.RoomEntry;
import dev.hearth.room.domain.RoomEvent;
import dev.hearth.room.domain.RoomProfile;
import dev.hearth.room.domain.SeatForm;
import dev.hearth.room.domain.Spot;
import dev.hearth.room.domain.Standing;
import dev.hearth.room.domain.TalkLine;
import dev.hearth.room.domain.TalkText;
import dev.hearth.room.domain.Visibility;
import dev.hearth.session.UserSessionEntity;
import dev.hearth.session.domain.InboxEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.serialization.SerializationExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever two nodes may say to each other fits into one frame between them, also with the largest limits that an operator may
 * set. What does not fit would be dropped by its sender without a word.
 */
class LargestMessageTest {
    private static final ActorTestKit KIT = ActorTestKit.create(ConfigFactory.load());
    private static final String FRAME = "pekko.remote.artery.advanced.maximum-frame-size";
    // Addresses of sender and receiver and the names of serializer and type.
    private static final int ENVELOPE = 4 * 1024;

    private static final long RING_BYTES_MAX = 1 << 20;
    private static final long BATCH_BYTES_MAX = 1 << 20;
    private static final int BATCH_COMMANDS_MAX = 1_000;
    private static final int INBOX_EVENTS_MAX = 100;
    private static final int PRODUCT_ID_MAX = 48;

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00.123456789Z");
    private static final RoomId HALL = new RoomId(OpaqueId.derivedFrom("hall"));
    private static final String EPOCH = OpaqueId.derivedFrom("nonce") + "." + Long.MAX_VALUE;
    private static final ConnectionId CONNECTION = new ConnectionId("l".repeat(26), Long.MAX_VALUE);
    private static final String LONGEST_LINE = "\uD83D\uDC4B".repeat(TalkText.CODE_POINTS_MAX);
    private static final Place SOMEWHERE = new Place(Math.E, Math.sqrt(3), Math.sqrt(2));

    @AfterAll
    static void stop() {
        KIT.shutdownTestKit();
    }

    static Stream<Object> messages() {
        var front = KIT.<RoomEntity.Command>createTestProbe().ref();
        return Stream.concat(
                Stream.<Attachment>of(
                                new Attachment.Snapshot(fullRoom(), 1_000),
                                new Attachment.Replay(EPOCH, 1, upTo(RING_BYTES_MAX, LargestMessageTest::dressed), 1),
                                new Attachment.Replay(EPOCH, 1, upTo(RING_BYTES_MAX, LargestMessageTest::said), 1),
                                new Attachment.Replay(EPOCH, 1, upTo(RING_BYTES_MAX, LargestMessageTest::noted), 1),
                                new Attachment.Replay(EPOCH, 1, upTo(RING_BYTES_MAX, LargestMessageTest::placed), 1))
                        .map(attachment -> new RoomEntity.Attached(HALL, CONNECTION, attachment, front)),
                Stream.of(crowdComesIn(), missedByARestart(), inbox()));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void fitsIntoOneFrame(Object message) {
        var bytes = SerializationExtension.get(KIT.system()).serialize(message).get();
        long frame =
                new ConfigLoader("local1", Optional.empty(), Map.of()).load().getBytes(FRAME);

        assertThat(bytes.length)
                .as("bytes of %s", message.getClass().getSimpleName())
                .isLessThan((int) frame - ENVELOPE);
    }

    private static RoomView fullRoom() {
        return new RoomView(
                EPOCH,
                Long.MAX_VALUE,
                new RoomProfile(
                        "n".repeat(RoomProfile.NAME_MAX),
                        "t".repeat(RoomProfile.TOPIC_MAX),
                        list(RoomProfile.TAGS_MAX, i -> "tag-" + i),
                        "en",
                        RoomProfile.CAPACITY_MAX,
                        Visibility.PUBLIC,
                        "w".repeat(RoomProfile.WELCOME_MAX)),
                false,
                persona(0),
                list(Room.BUILDERS_MAX, LargestMessageTest::persona),
                Layout.of(Layout.HALL),
                list(Furniture.PIECES_MAX, LargestMessageTest::piece),
                list(RoomProfile.CAPACITY_MAX, LargestMessageTest::person),
                list(Room.TALK_MAX, i -> new TalkLine(i, NOON, i, someone(i), persona(i), LONGEST_LINE)),
                list(RoomProfile.CAPACITY_MAX, LargestMessageTest::face));
    }

    private static Piece piece(int i) {
        var form = i < Furniture.SEATS_MAX / Form.SEATS_MAX ? bench() : picture();
        return new Piece(i + 1, product(i), persona(i), someone(i), form, spot());
    }

    private static Form bench() {
        return new Form(NodeClass.FLOOR, Math.PI, Math.PI, Math.PI, list(Form.SEATS_MAX, i -> seat()));
    }

    private static Form picture() {
        return new Form(NodeClass.CEILING, Math.PI, Math.PI, Math.PI, List.of());
    }

    private static SeatForm seat() {
        return new SeatForm(Math.PI, Math.E, Math.sqrt(2), "a".repeat(24));
    }

    private static Spot spot() {
        return new Spot(Math.E, Math.sqrt(2), Math.sqrt(3), Math.sqrt(5), Math.sqrt(2));
    }

    private static RoomView.Person person(int i) {
        return new RoomView.Person(
                i + 1, persona(i), NOON, SOMEWHERE, "p".repeat(PRODUCT_ID_MAX), "s".repeat(32), true, true, 1L << 60);
    }

    /** With a name of the longest kind and as much on as fits. */
    private static Face face(int i) {
        var body = new Body("#c98d6b", Math.sqrt(1.2), Math.sqrt(0.3), 8);
        return new Face(
                persona(i),
                "\uD83D\uDC4B".repeat(24),
                new Look(body, list(Look.WORN_MAX, LargestMessageTest::product)),
                1L << 60);
    }

    private static RoomEntity.Published crowdComesIn() {
        var entries = upTo(BATCH_BYTES_MAX, LargestMessageTest::joined);
        var some = entries.subList(0, Math.min(BATCH_COMMANDS_MAX, entries.size()));
        return new RoomEntity.Published(
                HALL,
                EPOCH,
                1,
                some,
                list(some.size(), LargestMessageTest::face),
                list(some.size(), LargestMessageTest::answer));
    }

    /** As many faces as a room has, because nobody is shown twice. */
    private static RoomEntity.Published missedByARestart() {
        var missed = upTo(RING_BYTES_MAX, LargestMessageTest::dressed);
        return new RoomEntity.Published(
                HALL, EPOCH, 1, missed, list(RoomProfile.CAPACITY_MAX, LargestMessageTest::face), List.of());
    }

    private static RoomEntity.Answer answer(int i) {
        return new RoomEntity.Answer(
                CONNECTION, i, new Outcome.Accepted(new Receipt(Long.MAX_VALUE, i, "s".repeat(32), i), true));
    }

    private static UserSessionEntity.InboxPublished inbox() {
        return new UserSessionEntity.InboxPublished(
                Long.MAX_VALUE,
                EPOCH,
                1,
                list(
                        INBOX_EVENTS_MAX,
                        i -> new InboxEvent.MessageKept(
                                NOON,
                                OpaqueId.derivedFrom("m" + i),
                                "f".repeat(16),
                                true,
                                persona(i),
                                persona(i + 1),
                                HALL,
                                LONGEST_LINE)));
    }

    private static List<RoomEntry> upTo(long bytesMax, IntFunction<RoomEvent> event) {
        var entries = new ArrayList<RoomEntry>();
        long bytes = 0;
        while (bytes < bytesMax) {
            int i = entries.size();
            var key = new CommandKey("%032x".formatted(i));
            var entry = new RoomEntry(NOON, i, new Cause(someone(i), key, "0123456789abcdef"), event.apply(i));
            entries.add(entry);
            bytes += EntrySize.of(entry);
        }
        return entries;
    }

    private static RoomEvent joined(int i) {
        return new RoomEvent.OccupantJoined(i + 1, someone(i), persona(i), SOMEWHERE);
    }

    private static RoomEvent dressed(int i) {
        return new RoomEvent.OccupantDressed(i + 1, persona(i), 1L << 60);
    }

    private static RoomEvent said(int i) {
        return new RoomEvent.MessagePosted(someone(i), persona(i), LONGEST_LINE);
    }

    private static RoomEvent noted(int i) {
        return new RoomEvent.PositionsNoted(list(RoomProfile.CAPACITY_MAX, n -> new Standing(n + 1, SOMEWHERE)));
    }

    private static RoomEvent placed(int i) {
        return new RoomEvent.PiecePlaced(i + 1, product(i), someone(i), persona(i), bench(), spot());
    }

    private static String product(int i) {
        return "product-%d-".formatted(i) + "x".repeat(PRODUCT_ID_MAX - 15);
    }

    private static PersonId someone(int i) {
        return new PersonId(OpaqueId.derivedFrom("person " + i));
    }

    private static PersonaId persona(int i) {
        return new PersonaId(OpaqueId.derivedFrom("persona " + i));
    }

    private static <T> List<T> list(int size, IntFunction<T> element) {
        return IntStream.range(0, size).mapToObj(element).toList();
    }
}
