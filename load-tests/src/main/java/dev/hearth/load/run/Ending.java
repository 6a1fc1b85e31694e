package dev.hearth.load.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hearth.load.bot.Answer;
import dev.hearth.load.bot.Bot;
import dev.hearth.load.bot.Commands;
import dev.hearth.load.bot.History;
import dev.hearth.load.checker.CheckReport;
import dev.hearth.load.checker.HistoryChecker;
import dev.hearth.load.checker.StreamLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * How a run ends, in the order that matters: wake whatever still has something to say, freeze all histories, and only then
 * read the logs. So the logs hold everything that any history speaks of, and the world may go on meanwhile. Calls block.
 *
 * @param histories as they were frozen
 * @param logs of all rooms first, then of all inboxes
 * @param report the verdict
 */
public record Ending(List<History> histories, List<StreamLog> logs, CheckReport report) {

    private static final Duration DECIDED_WITHIN = Duration.ofSeconds(30);

    /**
     * Ends a run. Everybody must be connected, and nobody may start anything new.
     *
     * @param people everybody who ever sent anything
     * @param readers for each room those who are in it now and read its log
     */
    public static Ending of(Collection<Bot> people, Map<String, List<Bot>> readers) throws InterruptedException {
        return of(people, readers, List.of());
    }

    /**
     * Ends a run in which others took part who are no bots.
     *
     * @param people all bots that ever sent anything
     * @param readers for each room those of them who read its log; they need not be in it yet
     * @param others what everybody else sent and saw, who are all gone by now
     */
    public static Ending of(Collection<Bot> people, Map<String, List<Bot>> readers, Collection<History> others)
            throws InterruptedException {
        wake(people, readers);
        List<History> histories = Stream.concat(
                        people.stream().map(bot -> bot.history().copy()), others.stream())
                .toList();
        List<StreamLog> logs = new ArrayList<>();
        for (Map.Entry<String, List<Bot>> room : new TreeMap<>(readers).entrySet()) {
            logs.add(LogReader.room(room.getValue(), room.getKey()));
        }
        for (Bot bot : people) {
            logs.add(LogReader.inbox(bot));
        }
        return new Ending(histories, logs, HistoryChecker.check(histories, logs));
    }

    /**
     * One person joins each room once more, which shows the whole room as it stands: seats, roles and furniture are compared
     * too. Wardrobes are asked, because one that changed right before a kill tells its rooms when it wakes.
     */
    private static void wake(Collection<Bot> people, Map<String, List<Bot>> readers) throws InterruptedException {
        for (Map.Entry<String, List<Bot>> room : readers.entrySet()) {
            Bot reader = room.getValue().get(0);
            int before = reader.room(room.getKey()).snapshots();
            ok(reader, Commands.join(room.getKey()));
            reader.room(room.getKey()).awaitSnapshot(before, DECIDED_WITHIN);
        }
        for (Bot bot : people) {
            ok(bot, Commands.of("avatar.read"));
        }
    }

    private static void ok(Bot bot, ObjectNode command) throws InterruptedException {
        try {
            Answer answer = bot.sendUntilDecided(command, Bot.newKey(), DECIDED_WITHIN)
                    .get(2 * DECIDED_WITHIN.toSeconds(), TimeUnit.SECONDS);
            if (!answer.ok()) {
                throw new IllegalStateException(bot + " was answered " + answer + " to " + command);
            }
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(bot + " got no answer to " + command, e);
        }
    }

    /** The log of a room. */
    public StreamLog room(String id) {
        return logs.stream()
                .filter(log -> log.stream().equals(StreamLog.room(id)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("room " + id + " was not read"));
    }

    /** All entries of all logs. */
    public long events() {
        return logs.stream().mapToLong(log -> log.entries().size()).sum();
    }
}
