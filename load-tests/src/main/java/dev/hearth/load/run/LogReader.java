package dev.hearth.load.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hearth.load.bot.Answer;
import dev.hearth.load.bot.Bot;
import dev.hearth.load.bot.Commands;
import dev.hearth.load.bot.RoomState;
import dev.hearth.load.checker.StreamLog;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongFunction;

/** Reads whole logs the way a client can: backwards, page by page. Calls block. */
public final class LogReader {

    private static final int PAGE = 100;
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(20);

    private LogReader() {}

    /** The whole log of a room that this bot may read. */
    public static StreamLog room(Bot reader, String room) throws InterruptedException {
        List<StreamLog.Entry> entries =
                pages(reader, before -> Commands.history(room, before, PAGE), "history of " + room);
        return new StreamLog(StreamLog.room(room), reader.room(room).read(RoomState::epoch), entries);
    }

    /** The whole inbox of a bot. */
    public static StreamLog inbox(Bot owner) throws InterruptedException {
        List<StreamLog.Entry> entries = pages(owner, before -> Commands.readInbox(before, PAGE), "inbox of " + owner);
        return new StreamLog(StreamLog.inbox(owner.persona()), "", entries);
    }

    private static List<StreamLog.Entry> pages(Bot reader, LongFunction<ObjectNode> request, String what)
            throws InterruptedException {
        Deque<StreamLog.Entry> entries = new ArrayDeque<>();
        boolean more = true;
        while (more) {
            long before = entries.isEmpty() ? 0 : entries.getFirst().offset();
            JsonNode page = page(reader, request.apply(before), what);
            List<JsonNode> events = new ArrayList<>();
            page.path("events").forEach(events::add);
            for (int i = events.size() - 1; i >= 0; i--) {
                entries.addFirst(entry(events.get(i)));
            }
            more = page.path("more").asBoolean() && !events.isEmpty();
        }
        return List.copyOf(entries);
    }

    /** The place is written into events of pages; it is taken out, so that they equal live ones. */
    private static StreamLog.Entry entry(JsonNode event) {
        ObjectNode bare = event.deepCopy();
        long offset = bare.remove("offset").asLong();
        return new StreamLog.Entry(offset, bare);
    }

    private static JsonNode page(Bot reader, ObjectNode request, String what) throws InterruptedException {
        try {
            Answer answer = reader.sendUntilDecided(request, "", ANSWER_WITHIN)
                    .get(2 * ANSWER_WITHIN.toSeconds(), TimeUnit.SECONDS);
            if (!answer.ok()) {
                throw new IllegalStateException(what + " cannot be read: " + answer);
            }
            return answer.body();
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(what + " cannot be read", e);
        }
    }
}
