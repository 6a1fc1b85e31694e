package dev.hearth.load.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hearth.load.bot.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything behind the stub's sockets: rooms, and what it answers; now and then a lie. Thread-safe by one lock. */
final class StubWorld {

    private static final int A_LIE_IN = 25;
    private static final int A_WHISPERED_LIE_IN = 10;

    private final Lie lie;
    private final Map<String, StubRoom> rooms = new HashMap<>();
    private final Map<String, StubInbox> inboxes = new HashMap<>();
    private int guests;
    private int lines;
    private int whispers;

    StubWorld(Lie lie) {
        this.lie = lie;
    }

    /** The answer to signing in; the persona is its own token. */
    synchronized ObjectNode signIn(JsonNode request) {
        String persona = "persona-" + ++guests;
        return Json.object()
                .put("person", "person-" + guests)
                .put("persona", persona)
                .put("name", request.path("name").asText())
                .put("access_token", persona)
                .put("refresh_token", persona)
                .put("expires_in", 3_600);
    }

    /** Takes what somebody sent once they said who they are. */
    synchronized void take(StubPerson person, JsonNode command) {
        switch (command.path("type").asText()) {
            case "room.create" -> create(person, command);
            case "room.join" -> in(command).ifPresent(room -> join(person, room, command));
            case "room.leave" -> in(command).ifPresent(room -> leave(person, room, command));
            case "room.say" -> in(command).ifPresent(room -> say(person, room, command));
            case "room.history" -> in(command).ifPresent(room -> history(person, room, command));
            case "room.whisper" -> in(command).ifPresent(room -> whisper(person, room, command));
            case "inbox.read" -> {
                ObjectNode answer = ok(command).put("offset", inboxOf(person).last());
                answer.set(
                        "events",
                        inboxOf(person)
                                .page(
                                        command.path("before").asLong(),
                                        command.path("limit").asInt(100)));
                person.tell(answer.toString());
            }
            case "avatar.read" -> person.tell(ok(command).put("version", 1).toString());
            default -> {}
        }
    }

    private Optional<StubRoom> in(JsonNode command) {
        return Optional.ofNullable(rooms.get(command.path("room").asText()));
    }

    private static ObjectNode ok(JsonNode command) {
        ObjectNode answer = Json.object().put("type", "ok");
        answer.set("id", command.path("id"));
        return answer;
    }

    private static String error(JsonNode command, String code) {
        ObjectNode answer = Json.object().put("type", "error").put("code", code).put("retry", "no");
        answer.set("id", command.path("id"));
        return answer.toString();
    }

    private void create(StubPerson person, JsonNode command) {
        String id = "room-" + (rooms.size() + 1);
        ObjectNode settings = Json.object();
        settings.set("name", command.path("name"));
        settings.set("capacity", command.path("capacity"));
        rooms.put(id, new StubRoom(id, person.persona(), settings));
        person.tell(ok(command).put("room", id).put("offset", 1).toString());
    }

    private void join(StubPerson person, StubRoom room, JsonNode command) {
        int places = room.capacity() + (lie == Lie.ONE_TOO_MANY ? 1 : 0);
        if (!room.holds(person) && room.occupants() >= places) {
            person.tell(error(command, "room.full"));
            return;
        }
        List<StubPerson> before = new ArrayList<>(room.listeners());
        before.remove(person);
        ObjectNode joined = room.holds(person) ? room.nothingChanged(person) : room.enter(person);
        long offset = room.keep(joined);
        person.tell(ok(command)
                .put("offset", offset)
                .put("occupant", room.number(person))
                .toString());
        int without = lie == Lie.SOMEBODY_FORGOTTEN && !before.isEmpty() ? room.number(before.get(0)) : 0;
        person.tell(room.snapshot(without).toString());
        show(before, events(room, offset, joined));
    }

    private void leave(StubPerson person, StubRoom room, JsonNode command) {
        if (!room.holds(person)) {
            person.tell(error(command, "room.not-in-room"));
            return;
        }
        ObjectNode left = room.leave(person);
        long offset = room.keep(left);
        person.tell(ok(command).put("offset", offset).toString());
        show(room.listeners(), events(room, offset, left));
    }

    private void say(StubPerson person, StubRoom room, JsonNode command) {
        Lie told = ++lines % A_LIE_IN == 0 ? lie : Lie.NONE;
        ObjectNode said = room.said(person, command.path("text").asText());
        if (told == Lie.NOT_KEPT) {
            person.tell(ok(command).put("offset", room.last() + 1).toString());
            return;
        }
        if (told == Lie.INVENTED) {
            ObjectNode invented = room.said(person, "nobody said this " + lines);
            show(room.listeners(), events(room, room.keep(invented), invented));
        }
        long offset = room.keep(said);
        if (told == Lie.REFUSED_BUT_KEPT) {
            person.tell(error(command, "room.muted"));
        } else if (told != Lie.UNANSWERED) {
            long place = told == Lie.WRONG_PLACE ? offset - 1 : offset;
            person.tell(ok(command).put("offset", place).toString());
        }
        deliver(told, room, offset, said);
        if (told == Lie.KEPT_TWICE) {
            show(room.listeners(), events(room, room.keep(said.deepCopy()), said));
        }
    }

    private StubInbox inboxOf(StubPerson person) {
        return inboxes.computeIfAbsent(person.persona(), unseen -> new StubInbox());
    }

    private void whisper(StubPerson person, StubRoom room, JsonNode command) {
        StubPerson to = room.numbered(command.path("to").asInt()).orElse(person);
        Lie told = ++whispers % A_WHISPERED_LIE_IN == 0 ? lie : Lie.NONE;
        ObjectNode whispered = Json.object()
                .put("type", "inbox.whisper")
                .put("from", person.persona())
                .put("to", to.persona())
                .put("text", command.path("text").asText())
                .put("message", "message-" + whispers)
                .put("room", room.id());
        person.tell(ok(command).put("offset", inboxOf(person).keep(whispered)).toString());
        person.tell(inboxOf(person).newest());
        for (int i = 0; i < copies(told); i++) {
            inboxOf(to).keep(whispered.deepCopy());
            to.tell(inboxOf(to).newest());
        }
        if (told == Lie.WHISPER_LEAKED) {
            room.listeners().stream()
                    .filter(other -> !other.equals(person) && !other.equals(to))
                    .limit(1)
                    .forEach(other -> leak(other, whispered));
        }
    }

    private static int copies(Lie told) {
        return told == Lie.WHISPER_LOST ? 0 : told == Lie.WHISPER_TWICE ? 2 : 1;
    }

    /** It stands in their inbox, too: only whom it is for makes it wrong. */
    private void leak(StubPerson other, ObjectNode whispered) {
        inboxOf(other).keep(whispered.deepCopy());
        other.tell(inboxOf(other).newest());
    }

    /** To all who are there, but to the first of them perhaps otherwise. */
    private void deliver(Lie told, StubRoom room, long offset, ObjectNode said) {
        List<StubPerson> others = new ArrayList<>(room.listeners());
        StubPerson first = others.remove(0);
        String frame = events(room, offset, said);
        show(others, frame);
        switch (told) {
            case LOST_ON_THE_WAY -> {}
            case SHOWN_TWICE -> show(List.of(first, first), frame);
            case OUT_OF_ORDER -> first.tell(events(room, offset + 1, said));
            case OTHER_WORDS -> first.tell(events(room, offset, said.deepCopy().put("text", "other words " + lines)));
            default -> first.tell(frame);
        }
    }

    private static void show(List<StubPerson> people, String frame) {
        people.forEach(person -> person.tell(frame));
    }

    private static String events(StubRoom room, long offset, ObjectNode event) {
        ObjectNode frame =
                Json.object().put("type", "room.events").put("room", room.id()).put("offset", offset);
        frame.putArray("events").add(event);
        return frame.toString();
    }

    private void history(StubPerson person, StubRoom room, JsonNode command) {
        ArrayNode page =
                room.page(command.path("before").asLong(), command.path("limit").asInt(100));
        ObjectNode answer = ok(command);
        answer.set("events", page);
        person.tell(answer.toString());
    }
}
