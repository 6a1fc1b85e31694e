package dev.hearth.load.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hearth.load.bot.FrontDoor;
import dev.hearth.load.bot.Json;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * People in rooms say lines: at rising rates that do not wait for answers, and at last as fast as answers come. Shows how
 * many lines are acknowledged and delivered, after how long, and what that costs.
 */
final class SayBenchmark {

    private static final int CONNECTS_AT_ONCE = 50;
    private static final long DRAIN_SECONDS = 8;
    private static final long POLL_MS = 50;
    private static final double LAG_MS_MAX = 20;
    private static final double CLIENT_CORES_MAX = 0.9;
    private static final double SAID_SHARE_MIN = 0.95;

    private final BenchTarget target;
    private final BenchSettings.Load load;
    private final BenchLoop loop;
    private final Tally tally;

    private SayBenchmark(BenchTarget target, BenchSettings.Load load, BenchLoop loop) {
        this.target = target;
        this.load = load;
        this.loop = loop;
        this.tally = loop.tally();
    }

    static ObjectNode run(BenchTarget target, BenchSettings.Load load) throws IOException, InterruptedException {
        FrontDoor door = new FrontDoor(target.url());
        try (BenchLoop loop = new BenchLoop(door.socket())) {
            return new SayBenchmark(target, load, loop).run(door);
        }
    }

    private ObjectNode run(FrontDoor door) throws IOException, InterruptedException {
        var guests = Crowd.signIn(door, load.rooms() * load.people());
        List<BenchSocket> people = Crowd.connect(loop, guests, CONNECTS_AT_ONCE);
        Crowd.settle(loop, people, load.people(), CONNECTS_AT_ONCE);
        warmUp(people);
        ObjectNode results = Json.object();
        ArrayNode stages = results.putArray("stages");
        for (double rate : load.rates()) {
            stages.add(open(people, rate));
        }
        if (load.unanswered() > 0) {
            stages.add(closed(people));
        }
        finish(results);
        loop.execute(() -> people.forEach(BenchSocket::close));
        return results;
    }

    private void warmUp(List<BenchSocket> people) throws InterruptedException {
        if (load.warmUpSeconds() > 0) {
            Future<?> arrivals = OpenArrivals.start(loop, people, load.warmUpRate());
            TimeUnit.SECONDS.sleep(load.warmUpSeconds());
            arrivals.cancel(false);
            drain();
        }
    }

    /** Arrivals that do not wait for answers. */
    private ObjectNode open(List<BenchSocket> people, double rate) throws IOException, InterruptedException {
        Future<?> arrivals = OpenArrivals.start(loop, people, rate);
        TimeUnit.SECONDS.sleep(1);
        ObjectNode stage = measure(Json.object().put("offered_per_s", rate));
        arrivals.cancel(false);
        drain();
        if (stage.path("said_per_s").asDouble() < SAID_SHARE_MIN * rate) {
            stage.put("void", "the client could not offer the rate");
        }
        return stage;
    }

    /** Everybody keeps some lines unanswered, which finds the highest rate; its latencies mean little. */
    private ObjectNode closed(List<BenchSocket> people) throws IOException, InterruptedException {
        loop.execute(() -> people.forEach(person -> {
            person.onAnswer(() -> person.say(System.nanoTime()));
            for (int i = 0; i < load.unanswered(); i++) {
                person.say(System.nanoTime());
            }
        }));
        TimeUnit.SECONDS.sleep(2);
        ObjectNode stage = measure(Json.object().put("unanswered", people.size() * load.unanswered()));
        loop.execute(() -> people.forEach(person -> person.onAnswer(null)));
        drain();
        return stage;
    }

    private ObjectNode measure(ObjectNode stage) throws IOException, InterruptedException {
        loop.ask(() -> {
            tally.beginWindow();
            return tally;
        });
        CpuWindow.Mark from = CpuWindow.Mark.now(target);
        TimeUnit.SECONDS.sleep(load.stageSeconds());
        CpuWindow cpu = CpuWindow.between(from, CpuWindow.Mark.now(target));
        return loop.ask(() -> describe(stage, cpu));
    }

    private ObjectNode describe(ObjectNode stage, CpuWindow cpu) {
        Tally.Counts counts = tally.window();
        double seconds = cpu.seconds();
        stage.put("said_per_s", Math.round(counts.said() / seconds))
                .put("acknowledged_per_s", Math.round(counts.acknowledged() / seconds))
                .put("delivered_per_s", Math.round(counts.delivered() / seconds))
                .put("server_us_per_acknowledged", cpu.serverMicrosPer(counts.acknowledged()))
                .put("server_us_per_delivery", cpu.serverMicrosPer(counts.delivered()))
                .put("store_us_per_acknowledged", cpu.storeMicrosPer(counts.acknowledged()));
        stage.set("answer", tally.answers().toJson());
        stage.set("delivery", tally.deliveries().toJson());
        stage.set("lag", tally.lag().toJson());
        stage.set("cpu", cpu.toJson());
        doubtful(cpu).ifPresent(why -> stage.put("void", why));
        return stage;
    }

    private Optional<String> doubtful(CpuWindow cpu) {
        if (tally.lag().percentileMs(99) > LAG_MS_MAX) {
            return Optional.of("the client sent late");
        }
        return cpu.clientCores() > CLIENT_CORES_MAX ? Optional.of("the client was saturated") : Optional.empty();
    }

    private void drain() throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(DRAIN_SECONDS);
        while (loop.ask(tally::open) > 0 && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(POLL_MS);
        }
    }

    /** Every acknowledged line must have reached everybody in its room: a figure for work not done is worth nothing. */
    private void finish(ObjectNode results) throws InterruptedException {
        drain();
        TimeUnit.MILLISECONDS.sleep(500);
        loop.ask(() -> {
            Tally.Counts total = tally.total();
            long missing = total.acknowledged() * load.people() - total.delivered();
            results.put("acknowledged", total.acknowledged())
                    .put("delivered", total.delivered())
                    .put("missing_deliveries", missing)
                    .put("unanswered_at_end", tally.open())
                    .put("lost_sockets", tally.lostSockets())
                    .set("refused", Json.counts(tally.refusals()));
            if (missing != 0 || tally.open() != 0 || tally.lostSockets() != 0) {
                results.put("void", "lines or sockets were lost");
            }
            return total;
        });
    }
}
