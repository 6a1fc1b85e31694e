package dev.hearth.load.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hearth.load.bot.Bot;
import dev.hearth.load.bot.Commands;
import dev.hearth.load.bot.FrontDoor;
import dev.hearth.load.bot.Json;
import dev.hearth.load.report.Latencies;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/**
 * Everybody's socket is reset at the same moment, and all come back at once by resuming their links. Every second one has
 * missed the last few events of the room, which fit its ring. Measured is how long it takes until each is live again; at
 * the end a line in every room must reach everybody in it. Done twice, because the first storm of a server's life finds
 * its code cold.
 */
final class StormBenchmark {

    private static final int CONNECTS_AT_ONCE = 64;
    private static final int STORMS = 2;
    private static final int LINES = 8;
    private static final int MISSED = 5;
    private static final int CALM_SECONDS = 5;
    private static final long POLL_MS = 50;

    private final BenchTarget target;
    private final BenchSettings.Load load;
    private final BenchLoop loop;
    private final List<StormPerson> people = new ArrayList<>();
    private final List<BenchSocket> sockets = new ArrayList<>();
    private final ObjectNode results = Json.object();

    private StormBenchmark(BenchTarget target, BenchSettings.Load load, BenchLoop loop) {
        this.target = target;
        this.load = load;
        this.loop = loop;
    }

    static ObjectNode run(BenchTarget target, BenchSettings.Load load) throws IOException, InterruptedException {
        FrontDoor door = new FrontDoor(target.url());
        try (BenchLoop loop = new BenchLoop(door.socket())) {
            return new StormBenchmark(target, load, loop).run(door);
        }
    }

    private ObjectNode run(FrontDoor door) throws IOException, InterruptedException {
        var guests = Crowd.signIn(door, load.rooms() * load.people());
        guests.forEach(guest -> people.add(new StormPerson(guest, loop)));
        sockets.addAll(
                Crowd.inTurn(people, CONNECTS_AT_ONCE, person -> person.open().ready()));
        Crowd.settle(loop, sockets, load.people(), CONNECTS_AT_ONCE);
        for (int i = 0; i < LINES; i++) {
            sayInEveryRoom();
        }
        results.put("sockets", people.size());
        ArrayNode storms = results.putArray("storms");
        for (int i = 0; i < STORMS; i++) {
            TimeUnit.SECONDS.sleep(CALM_SECONDS);
            storms.add(storm());
        }
        finish();
        return results;
    }

    private ObjectNode storm() throws IOException, InterruptedException {
        CpuWindow.Mark from = CpuWindow.Mark.now(target);
        long failedBefore = failures();
        OptionalLong readsBefore = target.journalReads();
        long began = loop.ask(() -> {
            long now = System.nanoTime();
            for (int i = 0; i < people.size(); i++) {
                people.get(i).cut(i % 2 == 0 ? 0 : MISSED);
            }
            return now;
        });
        loop.execute(() -> people.forEach(StormPerson::open));
        boolean all = waitFor(() -> people.stream().allMatch(StormPerson::isLive));
        CpuWindow cpu = CpuWindow.between(from, CpuWindow.Mark.now(target));
        ObjectNode storm = loop.ask(() -> outcome(began));
        storm.put("sockets_refused", failures() - failedBefore);
        OptionalLong reads = target.journalReads();
        if (reads.isPresent()) {
            storm.put("journal_reads", reads.getAsLong() - readsBefore.orElse(0));
        }
        storm.put("server_us_per_socket", cpu.serverMicrosPer(people.size()));
        storm.set("cpu", cpu.toJson());
        if (!all) {
            results.put("void", "not everybody was live again in time");
        }
        return storm;
    }

    private ObjectNode outcome(long began) {
        Latencies times = new Latencies();
        Map<String, Integer> answers = new TreeMap<>();
        int missing = 0;
        for (StormPerson person : people) {
            if (person.isLive()) {
                times.record(person.liveAt() - began);
            } else {
                missing++;
            }
            answers.merge(person.answer().isEmpty() ? "none" : person.answer(), 1, Integer::sum);
        }
        ObjectNode storm = Json.object().put("not_live", missing);
        storm.set("live_again", times.toJson());
        storm.set("answers", Json.counts(answers));
        return storm;
    }

    private long failures() throws InterruptedException {
        return loop.ask(() -> people.stream().mapToLong(StormPerson::failures).sum());
    }

    /** A line in every room, and everybody in it must have read as far. */
    private void finish() throws InterruptedException {
        sayInEveryRoom();
        boolean together = waitFor(this::allHaveReadTheSame);
        loop.ask(() -> {
            results.put("holes", people.stream().mapToLong(StormPerson::holes).sum())
                    .put(
                            "links_lost",
                            people.stream().mapToLong(StormPerson::linksLost).sum());
            people.stream()
                    .map(StormPerson::lastFailure)
                    .filter(failure -> !failure.isEmpty())
                    .findFirst()
                    .ifPresent(failure -> results.put("example_of_refusal", failure));
            return results;
        });
        if (!together || results.path("holes").asLong() > 0) {
            results.put("void", "lines did not reach everybody");
        }
        loop.execute(() -> people.forEach(person -> person.cut(0)));
    }

    private boolean allHaveReadTheSame() {
        for (int i = 0; i < people.size(); i += load.people()) {
            var room = people.subList(i, i + load.people());
            if (room.stream().mapToLong(StormPerson::offset).distinct().count() != 1) {
                return false;
            }
        }
        return true;
    }

    private void sayInEveryRoom() throws InterruptedException {
        List<StormPerson> speakers = new ArrayList<>();
        for (int i = 0; i < people.size(); i += load.people()) {
            speakers.add(people.get(i));
        }
        Crowd.inTurn(
                speakers,
                CONNECTS_AT_ONCE,
                speaker -> speaker.ask(
                        Commands.say(speaker.room(), "the kettle is on").put("key", Bot.newKey())));
    }

    /** False if it does not come true in time. */
    private boolean waitFor(Callable<Boolean> condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(load.stageSeconds());
        while (!loop.ask(condition)) {
            if (System.nanoTime() > end) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MS);
        }
        return true;
    }
}
