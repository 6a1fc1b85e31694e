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
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Reads whole logs the way a client can: page by page. The newest page says how long the log is; the older ones are then
 * read several at once, each from its own end backwards. Calls block.
 */
public final class LogReader {

    private static final int PAGE = 100;

    /** Below what a node reads at once. */
    private static final int PAGES_AT_ONCE = 8;

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);

    private final List<Bot> readers;
    private final Request request;
    private final String what;

    /** Asks for a page of so many events that ends before an offset; 0 for the newest. */
    private interface Request {
        ObjectNode page(long before, int limit);
    }

    private LogReader(List<Bot> readers, Request request, String what) {
        this.readers = List.copyOf(readers);
        this.request = request;
        this.what = what;
    }

    /** The whole log of a room that this bot may read. */
    public static StreamLog room(Bot reader, String room) throws InterruptedException {
        return room(List.of(reader), room);
    }

    /** The whole log of a room, read by several people in turn, each of whom may read it. */
    public static StreamLog room(List<Bot> readers, String room) throws InterruptedException {
        LogReader reader =
                new LogReader(readers, (before, limit) -> Commands.history(room, before, limit), "history of " + room);
        return new StreamLog(StreamLog.room(room), readers.get(0).room(room).read(RoomState::epoch), reader.read());
    }

    /** The whole inbox of a bot. */
    public static StreamLog inbox(Bot owner) throws InterruptedException {
        LogReader reader = new LogReader(
                List.of(owner), (before, limit) -> Commands.readInbox(before, limit), "inbox of " + owner);
        return new StreamLog(StreamLog.inbox(owner.persona()), "", reader.read());
    }

    /**
     * What every page says is kept as it came, in the order of the pages, so that whatever is missing or doubled in the log
     * is so here.
     */
    private List<StreamLog.Entry> read() throws InterruptedException {
        List<StreamLog.Entry> newest = get(newest(readers.get(0)));
        List<StreamLog.Entry> all = new ArrayList<>();
        long rest = newest.isEmpty() ? 0 : newest.get(0).offset() - 1;
        ArrayDeque<CompletableFuture<List<StreamLog.Entry>>> coming = new ArrayDeque<>();
        int turn = 0;
        for (long from = 1; from <= rest; from += PAGE) {
            if (coming.size() == PAGES_AT_ONCE) {
                all.addAll(get(coming.remove()));
            }
            long before = Math.min(rest, from + PAGE - 1) + 1;
            coming.add(backwards(readers.get(turn++ % readers.size()), before, from));
        }
        while (!coming.isEmpty()) {
            all.addAll(get(coming.remove()));
        }
        all.addAll(newest);
        return all;
    }

    private CompletableFuture<List<StreamLog.Entry>> newest(Bot reader) {
        return ask(reader, request.page(0, PAGE)).thenApply(LogReader::entries);
    }

    /** The events from one offset up to before another one, read from the end, in as many pages as that takes. */
    private CompletableFuture<List<StreamLog.Entry>> backwards(Bot reader, long before, long from) {
        return ask(reader, request.page(before, (int) (before - from))).thenCompose(answer -> {
            List<StreamLog.Entry> page = entries(answer);
            boolean enough = page.isEmpty() || page.get(0).offset() <= from;
            return enough
                    ? CompletableFuture.completedFuture(page)
                    : backwards(reader, page.get(0).offset(), from).thenApply(older -> joined(older, page));
        });
    }

    private CompletableFuture<Answer> ask(Bot reader, ObjectNode page) {
        return reader.sendUntilDecided(page, "", ANSWER_WITHIN).thenApply(answer -> {
            if (!answer.ok()) {
                throw new IllegalStateException(what + " cannot be read: " + answer);
            }
            return answer;
        });
    }

    private static List<StreamLog.Entry> joined(List<StreamLog.Entry> older, List<StreamLog.Entry> newer) {
        List<StreamLog.Entry> both = new ArrayList<>(older);
        both.addAll(newer);
        return both;
    }

    private static List<StreamLog.Entry> entries(Answer answer) {
        List<StreamLog.Entry> entries = new ArrayList<>();
        answer.body().path("events").forEach(event -> entries.add(entry(event)));
        return Collections.unmodifiableList(entries);
    }

    /** The place is written into events of pages; it is taken out, so that they equal live ones. */
    private static StreamLog.Entry entry(JsonNode event) {
        ObjectNode bare = event.deepCopy();
        long offset = bare.remove("offset").asLong();
        return new StreamLog.Entry(offset, bare);
    }

    private List<StreamLog.Entry> get(CompletableFuture<List<StreamLog.Entry>> page) throws InterruptedException {
        try {
            return page.get(2 * ANSWER_WITHIN.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(what + " cannot be read", e);
        }
    }
}
