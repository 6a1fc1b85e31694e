package dev.hearth.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Turns the bytes of one text message into a {@link ClientMessage}, strictly: broken JSON, doubled keys and anything
 * over the shape limits break the connection; wrong fields are refused by name; unknown fields are ignored. Thread-safe.
 */
public final class ClientMessageReader {

    private static final int TOKEN_MAX = 4096;
    /** More than may be kept: doubles are dropped before they are counted. */
    private static final int TAGS_READ_MAX = 32;

    private static final int PAGE_MAX = 100;
    private static final int PAGE = 50;
    private static final int SHELL_MAX = 48;
    private static final int FILTER_MAX = 120;
    private static final int MINUTES_BAN_MAX = 365 * 24 * 60;
    private static final int MINUTES_MUTE_MAX = 24 * 60;
    private static final Set<String> ROLES = Set.of("builder", "guest");
    private static final Set<String> VISIBILITIES = Set.of("public", "open");
    private static final Set<String> OPENINGS = Set.of("identify", "resume");

    private final ObjectReader json;
    private final ProtocolLimits limits;
    private final Map<String, BiFunction<Fields, JsonNode, ClientMessage>> readers;

    public ClientMessageReader(ProtocolLimits limits) {
        this.limits = limits;
        this.json = strictMapper(limits).readerFor(JsonNode.class);
        this.readers = Map.ofEntries(
                Map.entry("identify", (f, o) -> identify(f)),
                Map.entry("resume", (f, o) -> resume(f)),
                Map.entry("heartbeat", (f, o) -> new ClientMessage.Heartbeat(f.numberText("time"))),
                Map.entry("attention", (f, o) -> new ClientMessage.Attention(f.flag("visible"))),
                Map.entry("bye", (f, o) -> new ClientMessage.Bye()),
                Map.entry("room.create", (f, o) -> createRoom(f, o)),
                Map.entry(
                        "room.configure", (f, o) -> new ClientMessage.ConfigureRoom(keyed(f, o), room(f), profile(f))),
                Map.entry("room.close", (f, o) -> new ClientMessage.CloseRoom(keyed(f, o), room(f))),
                Map.entry("room.reopen", (f, o) -> new ClientMessage.ReopenRoom(keyed(f, o), room(f))),
                Map.entry("room.join", (f, o) -> new ClientMessage.JoinRoom(keyed(f, o), room(f))),
                Map.entry("room.leave", (f, o) -> new ClientMessage.LeaveRoom(keyed(f, o), room(f))),
                Map.entry("room.say", (f, o) -> new ClientMessage.Say(keyed(f, o), room(f), talk(f))),
                Map.entry("room.whisper", (f, o) -> whisper(f, o)),
                Map.entry("room.sit", (f, o) -> new ClientMessage.Sit(keyed(f, o), room(f), f.text("seat", 1, 32))),
                Map.entry("room.stand", (f, o) -> new ClientMessage.Stand(keyed(f, o), room(f))),
                Map.entry("room.kick", (f, o) -> new ClientMessage.Kick(keyed(f, o), room(f), persona(f))),
                Map.entry("room.ban", (f, o) -> ban(f, o)),
                Map.entry("room.unban", (f, o) -> new ClientMessage.Unban(keyed(f, o), room(f), persona(f))),
                Map.entry("room.mute", (f, o) -> mute(f, o)),
                Map.entry("room.unmute", (f, o) -> new ClientMessage.Unmute(keyed(f, o), room(f), persona(f))),
                Map.entry("room.role", (f, o) -> role(f, o)),
                Map.entry("furniture.place", (f, o) -> furnish(f, o, FurnitureWishReader::place)),
                Map.entry("furniture.move", (f, o) -> furnish(f, o, FurnitureWishReader::move)),
                Map.entry("furniture.remove", (f, o) -> furnish(f, o, FurnitureWishReader::remove)),
                Map.entry("room.history", (f, o) -> history(f)),
                Map.entry("room.move", (f, o) -> move(f)),
                Map.entry("room.pose", (f, o) -> new ClientMessage.Pose(room(f), f.productId("pose"))),
                Map.entry("room.typing", (f, o) -> new ClientMessage.Typing(room(f), f.flag("on"))),
                Map.entry("room.react", (f, o) -> new ClientMessage.React(room(f), f.word("reaction"))),
                Map.entry("direct.send", (f, o) -> sendDirect(f, o)),
                Map.entry("inbox.read", (f, o) -> readInbox(f)),
                Map.entry("inbox.ack", (f, o) -> acknowledge(f, o)),
                Map.entry("avatar.dress", (f, o) -> new ClientMessage.Avatar(keyed(f, o), AvatarReader.dress(f))),
                Map.entry("avatar.save", (f, o) -> new ClientMessage.Avatar(keyed(f, o), new AvatarWish.Save(look(f)))),
                Map.entry(
                        "avatar.forget",
                        (f, o) -> new ClientMessage.Avatar(keyed(f, o), new AvatarWish.Forget(look(f)))),
                Map.entry("avatar.wear", (f, o) -> new ClientMessage.Avatar(keyed(f, o), new AvatarWish.Wear(look(f)))),
                Map.entry("avatar.read", (f, o) -> new ClientMessage.ReadAvatar(id(f))),
                Map.entry("directory.list", (f, o) -> listDirectory(f)));
    }

    /** Every {@code type} a client may send. */
    public Set<String> types() {
        return readers.keySet();
    }

    /** Reads one message; never throws for what a client sent. */
    public Reading read(byte[] utf8) {
        if (utf8.length > limits.frameBytes()) {
            return new Reading.Broken(CloseCode.FRAME_TOO_LARGE, "more than " + limits.frameBytes() + " bytes");
        }
        if (!JsonText.beginsObject(utf8)) {
            return new Reading.Broken(CloseCode.PROTOCOL_ERROR, "not a JSON object");
        }
        try {
            JsonNode object = json.readTree(utf8);
            if (object == null || object.getNodeType() != JsonNodeType.OBJECT) {
                return new Reading.Broken(CloseCode.PROTOCOL_ERROR, "not a JSON object");
            }
            return read(object);
        } catch (JsonProcessingException e) {
            return new Reading.Broken(CloseCode.PROTOCOL_ERROR, "not well-formed, or over a limit of shape");
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory cannot fail", e);
        }
    }

    private Reading read(JsonNode object) {
        var id = idIn(object);
        var type = object.path("type");
        if (!type.isTextual()) {
            return new Reading.Invalid(id, ErrorCode.FRAME_INVALID, "type must be a text", false);
        }
        var reader = readers.get(type.textValue());
        if (reader == null) {
            return new Reading.Invalid(id, ErrorCode.FRAME_UNKNOWN_TYPE, ErrorCode.FRAME_UNKNOWN_TYPE.meaning(), false);
        }
        var fields = new Fields(object, "");
        var message = reader.apply(fields, object);
        var problem = fields.problem();
        return problem == null
                ? new Reading.Read(message)
                : new Reading.Invalid(id, problem.code(), problem.detail(), OPENINGS.contains(type.textValue()));
    }

    private static @Nullable Long idIn(JsonNode object) {
        var id = object.path("id");
        boolean good = id.isIntegralNumber() && id.canConvertToLong() && id.longValue() >= 1;
        return good && id.longValue() <= Fields.ID_MAX ? (Long) id.longValue() : null;
    }

    private ClientMessage.Identify identify(Fields f) {
        return new ClientMessage.Identify(
                f.text("token", 1, TOKEN_MAX), f.textOr("client", 64, ""), streams(f), visible(f));
    }

    private ClientMessage.Resume resume(Fields f) {
        return new ClientMessage.Resume(
                f.text("token", 1, TOKEN_MAX),
                f.textOr("client", 64, ""),
                f.text("link", 1, 64),
                f.text("secret", 1, 128),
                streams(f),
                visible(f));
    }

    private static boolean visible(Fields f) {
        return f.flagOr("visible", true);
    }

    /** A stream goes on in one way only, so it is named once. */
    private List<ClientMessage.Position> streams(Fields f) {
        var positions = f.objects("streams", limits.streamsMax(), ClientMessageReader::position);
        if (positions.stream().map(ClientMessage.Position::stream).distinct().count() < positions.size()) {
            f.refuse("streams", "a list of different streams");
        }
        return positions;
    }

    private static ClientMessage.Position position(Fields f) {
        return new ClientMessage.Position(
                f.text("stream", 1, 64), f.text("epoch", 1, 64), f.whole("offset", 0, Fields.ID_MAX));
    }

    private static ClientMessage.Keyed keyed(Fields f, JsonNode object) {
        long id = id(f);
        return new ClientMessage.Keyed(id, f.key(), f.problem() == null ? Fingerprint.of(object) : "");
    }

    private static long id(Fields f) {
        return f.whole("id", 1, Fields.ID_MAX);
    }

    private static String room(Fields f) {
        return f.opaqueId("room");
    }

    private static String persona(Fields f) {
        return f.opaqueId("persona");
    }

    private String talk(Fields f) {
        return f.text("text", 0, limits.stringChars());
    }

    private String look(Fields f) {
        return f.text("name", 0, limits.stringChars());
    }

    private ClientMessage.CreateRoom createRoom(Fields f, JsonNode object) {
        f.text("name", 0, limits.stringChars());
        return new ClientMessage.CreateRoom(keyed(f, object), f.optionalText("shell", SHELL_MAX), profile(f));
    }

    private static ClientMessage.Furnish furnish(
            Fields f, JsonNode object, Function<Fields, ? extends FurnitureWish> wish) {
        return new ClientMessage.Furnish(keyed(f, object), room(f), wish.apply(f));
    }

    private ClientMessage.Profile profile(Fields f) {
        int any = limits.stringChars();
        return new ClientMessage.Profile(
                f.optionalText("name", any),
                f.optionalText("topic", any),
                f.optionalTexts("tags", TAGS_READ_MAX, any),
                f.optionalText("language", any),
                f.optionalWhole("capacity", 1, 1_000),
                f.optionalOneOf("visibility", VISIBILITIES),
                f.optionalText("welcome", any));
    }

    private ClientMessage.Whisper whisper(Fields f, JsonNode object) {
        return new ClientMessage.Whisper(keyed(f, object), room(f), (int) f.whole("to", 1, Integer.MAX_VALUE), talk(f));
    }

    private static ClientMessage.Ban ban(Fields f, JsonNode object) {
        return new ClientMessage.Ban(
                keyed(f, object), room(f), persona(f), (int) f.whole("minutes", 1, MINUTES_BAN_MAX));
    }

    private static ClientMessage.Mute mute(Fields f, JsonNode object) {
        return new ClientMessage.Mute(
                keyed(f, object), room(f), persona(f), (int) f.whole("minutes", 1, MINUTES_MUTE_MAX));
    }

    private static ClientMessage.ChangeRole role(Fields f, JsonNode object) {
        return new ClientMessage.ChangeRole(keyed(f, object), room(f), persona(f), f.oneOf("role", ROLES));
    }

    private static ClientMessage.History history(Fields f) {
        return new ClientMessage.History(id(f), room(f), f.optionalOffset("before"), page(f));
    }

    private static ClientMessage.Move move(Fields f) {
        return new ClientMessage.Move(room(f), f.number("x"), f.number("z"), f.number("facing"));
    }

    private ClientMessage.SendDirect sendDirect(Fields f, JsonNode object) {
        return new ClientMessage.SendDirect(keyed(f, object), f.opaqueId("to"), talk(f));
    }

    private static ClientMessage.ReadInbox readInbox(Fields f) {
        return new ClientMessage.ReadInbox(id(f), f.optionalOffset("before"), page(f));
    }

    private static ClientMessage.AcknowledgeInbox acknowledge(Fields f, JsonNode object) {
        return new ClientMessage.AcknowledgeInbox(keyed(f, object), f.whole("offset", 0, Fields.ID_MAX));
    }

    private static ClientMessage.ListDirectory listDirectory(Fields f) {
        return new ClientMessage.ListDirectory(
                id(f),
                f.textOr("text", FILTER_MAX, ""),
                f.textOr("tag", FILTER_MAX, ""),
                f.textOr("language", FILTER_MAX, ""),
                f.flagOr("has_space", false),
                page(f),
                f.optionalText("after", 512));
    }

    private static int page(Fields f) {
        return f.wholeOr("limit", 1, PAGE_MAX, PAGE);
    }

    private static ObjectMapper strictMapper(ProtocolLimits limits) {
        var constraints = StreamReadConstraints.builder()
                .maxDocumentLength(limits.frameBytes())
                .maxNestingDepth(limits.depth())
                .maxNameLength(limits.nameChars())
                .maxStringLength(limits.stringChars())
                .maxNumberLength(limits.numberDigits())
                .build();
        // No interning: names come from strangers.
        var factory = JsonFactory.builder()
                .streamReadConstraints(constraints)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .build();
        return JsonMapper.builder(factory)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .build();
    }
}
