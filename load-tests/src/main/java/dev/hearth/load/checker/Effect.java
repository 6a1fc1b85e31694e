package dev.hearth.load.checker;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hearth.load.bot.CommandRecord;
import dev.hearth.load.bot.Json;
import dev.hearth.load.bot.RoomState;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * What a durable command leaves in a stream: where, and how to know it again. Room events carry no key, so a command is
 * recognised by its type, its author and its content; harness texts are unique.
 *
 * @param author the persona who sent the command
 * @param record the command
 * @param stream the stream that must hold it
 * @param copy whether this is the recipient's copy of a message, whose offset the sender is not told
 */
record Effect(String author, CommandRecord record, String stream, boolean copy) {

    private static final Map<String, String> EVENT_OF = Map.ofEntries(
            Map.entry("room.create", "room.created"),
            Map.entry("room.configure", "room.configured"),
            Map.entry("room.close", "room.closed"),
            Map.entry("room.reopen", "room.reopened"),
            Map.entry("room.join", "room.joined"),
            Map.entry("room.leave", "room.left"),
            Map.entry("room.say", "room.said"),
            Map.entry("room.sit", "room.sat"),
            Map.entry("room.stand", "room.stood"),
            Map.entry("room.kick", "room.left"),
            Map.entry("room.ban", "room.banned"),
            Map.entry("room.unban", "room.unbanned"),
            Map.entry("room.mute", "room.muted"),
            Map.entry("room.unmute", "room.unmuted"),
            Map.entry("room.role", "room.role-changed"),
            Map.entry("furniture.place", "furniture.placed"),
            Map.entry("furniture.move", "furniture.moved"),
            Map.entry("furniture.remove", "furniture.removed"),
            Map.entry("room.whisper", "inbox.whisper"),
            Map.entry("direct.send", "inbox.direct"),
            Map.entry("inbox.ack", "inbox.acked"));

    private static final Set<String> ASK_FOR_A_STATE = Set.of(
            "room.join", "room.sit", "room.role", "room.configure", "room.unban", "room.unmute", "furniture.move");

    /** The wire rounds to thousandths. */
    private static final double ROUNDED = 0.000_6;

    private static final Map<String, String> LEFT_REASON = Map.of("room.leave", "left", "room.kick", "kicked");

    /**
     * The effects of a command: none when it cannot be placed (a creation whose answer never named the room), two for a
     * message, which stands in both inboxes.
     *
     * @param personaIn finds who holds an occupant number in a room
     */
    static List<Effect> of(String author, CommandRecord record, BiFunction<String, Integer, String> personaIn) {
        JsonNode command = record.command();
        String room = StreamLog.room(command.path("room").asText());
        return switch (record.type()) {
            case "room.create" ->
                record.ok().stream()
                        .map(ok -> new Effect(
                                author,
                                record,
                                StreamLog.room(ok.body().path("room").asText()),
                                false))
                        .toList();
            // A wardrobe is no stream that clients read: what came of these, its owner asks it and rooms show.
            case "avatar.dress", "avatar.save", "avatar.forget", "avatar.wear" -> List.of();
            case "inbox.ack" -> List.of(new Effect(author, record, StreamLog.inbox(author), false));
            case "direct.send" -> message(author, record, command.path("to").asText());
            case "room.whisper" ->
                message(author, record, personaIn.apply(room, command.path("to").asInt()));
            default -> List.of(new Effect(author, record, room, false));
        };
    }

    private static List<Effect> message(String author, CommandRecord record, String to) {
        return List.of(
                new Effect(author, record, StreamLog.inbox(author), false),
                new Effect(author, record, StreamLog.inbox(to), true));
    }

    /** Whether an event of this log is of the kind that only a client's command leaves. */
    static boolean isCommanded(StreamLog log, StreamLog.Entry entry) {
        return switch (entry.type()) {
            case "room.left" ->
                LEFT_REASON.containsValue(entry.event().path("reason").asText());
            // A room skips where a command found nothing to change, an inbox what is nobody's business.
            case "skip" -> log.isRoom();
            case "room.positions" -> false;
            default -> EVENT_OF.containsValue(entry.type());
        };
    }

    /**
     * Whether the event can be this command's effect.
     *
     * @param personaOfNumber who holds an occupant number in this log
     */
    boolean matches(StreamLog.Entry entry, Map<Integer, String> personaOfNumber) {
        return entry.type().equals(EVENT_OF.get(record.type()))
                && authored(entry, personaOfNumber)
                && contentMatches(entry, personaOfNumber);
    }

    private boolean authored(StreamLog.Entry entry, Map<Integer, String> personaOfNumber) {
        int by = entry.event().path("by").asInt();
        return by == 0 || author.equals(personaOfNumber.get(by));
    }

    private boolean contentMatches(StreamLog.Entry entry, Map<Integer, String> personaOfNumber) {
        JsonNode command = record.command();
        return switch (record.type()) {
            case "room.create", "room.configure" -> settingsMatch(entry.event().path("settings"));
            case "room.join" -> entry.textIs("persona", author);
            case "room.leave" -> entry.textIs("persona", author) && entry.textIs("reason", "left");
            case "room.say" -> entry.textIs("persona", author) && sameText(entry);
            case "room.whisper" -> entry.textIs("from", author) && sameText(entry);
            case "direct.send" ->
                entry.textIs("from", author)
                        && entry.textIs("to", command.path("to").asText())
                        && sameText(entry);
            case "room.sit" -> byNumber(entry, personaOfNumber) && same(entry, "seat");
            case "room.stand" -> byNumber(entry, personaOfNumber);
            case "room.kick" -> same(entry, "persona") && entry.textIs("reason", "kicked");
            case "room.role" -> same(entry, "persona") && same(entry, "role");
            case "room.ban", "room.unban", "room.mute", "room.unmute" -> same(entry, "persona");
            case "furniture.place" ->
                entry.textIs("persona", author) && same(entry, "product") && standsAsAsked(entry.event());
            case "furniture.move" -> samePiece(entry) && standsAsAsked(entry.event());
            case "furniture.remove" -> samePiece(entry);
            case "inbox.ack" ->
                entry.event().path("read").asLong() == command.path("offset").asLong();
            default -> true;
        };
    }

    /** Whether the event can be this command's, changed or not: a room's {@code skip} stands for what was so already. */
    boolean explains(StreamLog log, StreamLog.Entry entry, Map<Integer, String> personaOfNumber) {
        return matches(entry, personaOfNumber)
                || (log.isRoom()
                        && entry.type().equals("skip")
                        && authored(entry, personaOfNumber)
                        && wasSoAlready(log, entry.offset()));
    }

    /** Whether an answer may name an offset at which no event of this command stands: an inbox writes nothing for it. */
    boolean needsNoEvent() {
        return record.type().equals("inbox.ack");
    }

    /**
     * Whether nothing had to change: the stream was at this offset already as the command wants it. Only commands that
     * ask for a state can be so; saying something always changes it.
     */
    private boolean wasSoAlready(StreamLog log, long offset) {
        if (offset > log.entries().size() || !ASK_FOR_A_STATE.contains(record.type())) {
            return false;
        }
        RoomState room = new RoomState();
        log.entries().subList(0, (int) offset).forEach(entry -> room.apply(entry.offset(), entry.event()));
        JsonNode command = record.command();
        return switch (record.type()) {
            case "room.join" -> room.occupant(author).isPresent();
            case "room.sit" ->
                room.occupant(author).stream()
                        .anyMatch(occupant ->
                                occupant.seat().equals(command.path("seat").asText()));
            case "room.role" ->
                room.builders().contains(command.path("persona").asText())
                        == "builder".equals(command.path("role").asText());
            case "room.configure" -> settingsMatch(room.settings());
            case "furniture.move" ->
                standsAsAsked(
                        room.furniture().getOrDefault(command.path("piece").asInt(), Json.object()));
            // Bans and mutes are no part of what clients fold.
            default -> true;
        };
    }

    private boolean samePiece(StreamLog.Entry entry) {
        return entry.event().path("piece").asInt()
                == record.command().path("piece").asInt();
    }

    /** Whether a piece on the floor is where this command wants it. */
    private boolean standsAsAsked(JsonNode piece) {
        return Stream.of("x", "y", "z", "yaw", "scale")
                .filter(record.command()::has)
                .allMatch(field -> Math.abs(piece.path(field).asDouble()
                                - record.command().path(field).asDouble())
                        < ROUNDED);
    }

    private boolean byNumber(StreamLog.Entry entry, Map<Integer, String> personaOfNumber) {
        return author.equals(personaOfNumber.get(entry.event().path("number").asInt()));
    }

    private boolean same(StreamLog.Entry entry, String field) {
        return entry.textIs(field, record.command().path(field).asText());
    }

    private boolean sameText(StreamLog.Entry entry) {
        return same(entry, "text");
    }

    private boolean settingsMatch(JsonNode settings) {
        return record.command().properties().stream()
                .filter(field -> settings.has(field.getKey()))
                .allMatch(field -> settings.path(field.getKey()).equals(field.getValue()));
    }

    @Override
    public String toString() {
        return record.type() + " " + record.key() + " of " + author + " at " + record.sentAt();
    }
}
