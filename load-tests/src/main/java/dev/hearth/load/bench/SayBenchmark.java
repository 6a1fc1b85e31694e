package dev.hearth.load.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hearth.load.bot.FrontDoor;
import dev.hearth.load.bot.Json;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * People in rooms say lines: at rising rates that do not wait for answers, and at last as fast as answers come. Shows how
 * many lines are acknowledged and delivered, after how long, and what that costs.
 */
final class SayBenchmark {

    private static final int CONNECTS_AT_ONCE = 50;
    private static final double P99_MS_MAX = 100;
    private static final double SAID_SHARE_MIN = 0.95;

    private final BenchTarget target;
    private final BenchSettings.Load load;
    private final BenchLoop loop;
    private final Tally tally;
    private final Measurement measurement;
    private final ObjectNode results = Json.object();

    private SayBenchmark(BenchTarget target, BenchSettings.Load load, BenchLoop loop) {
        this.target = target;
        this.load = load;
        this.loop = loop;
        this.tally = loop.tally();
        this.measurement = new Measurement(target, loop);
    }

    /** All rates of the load, then as fast as answers come. */
    static ObjectNode run(BenchTarget target, BenchSettings.Load load) throws IOException, InterruptedException {
        return run(target, load, SayBenchmark::everyRate);
    }

    /** Rising rates until lines take too long; the last that was good is what this finds. */
    static ObjectNode search(BenchTarget target, BenchSettings.Load load) throws IOException, InterruptedException {
        return run(target, load, SayBenchmark::risingRates);
    }

    /** The highest rate, then multiples of it: what is still acknowledged when more is asked than can be done. */
    static ObjectNode overload(BenchTarget target, BenchSettings.Load load) throws IOException, InterruptedException {
        return run(target, load, SayBenchmark::multiplesOfThePeak);
    }

    /** What is measured once people have warmed up. */
    private interface Course {
        void run(SayBenchmark benchmark, List<BenchSocket> people) throws IOException, InterruptedException;
    }

    private static ObjectNode run(BenchTarget target, BenchSettings.Load load, Course course)
            throws IOException, InterruptedException {
        FrontDoor door = new FrontDoor(target.url());
        try (BenchLoop loop = new BenchLoop(door.socket())) {
            return new SayBenchmark(target, load, loop).run(door, course);
        }
    }

    private ObjectNode run(FrontDoor door, Course course) throws IOException, InterruptedException {
        var guests = Crowd.signIn(door, load.rooms() * load.people());
        List<BenchSocket> people = Crowd.connect(loop, guests, CONNECTS_AT_ONCE);
        Crowd.settle(loop, people, load.people(), CONNECTS_AT_ONCE);
        warmUp(people);
        course.run(this, people);
        finish();
        loop.execute(() -> people.forEach(BenchSocket::close));
        return results;
    }

    private void warmUp(List<BenchSocket> people) throws IOException, InterruptedException {
        if (load.warmUpSeconds() > 0) {
            Future<?> arrivals = OpenArrivals.start(loop, people, load.warmUpRate(), BenchSocket::say);
            results.set("warm_up", measurement.warmUp(load.warmUpSeconds()));
            arrivals.cancel(false);
            measurement.drain();
        }
    }

    private void everyRate(List<BenchSocket> people) throws IOException, InterruptedException {
        ArrayNode stages = results.putArray("stages");
        for (double rate : load.rates()) {
            stages.add(open(people, rate));
        }
        if (load.unanswered() > 0) {
            stages.add(closed(people));
        }
    }

    private void risingRates(List<BenchSocket> people) throws IOException, InterruptedException {
        ArrayNode stages = results.putArray("stages");
        String stopped = "the rates came to their end";
        for (double rate : load.rates()) {
            ObjectNode stage = open(people, rate);
            stages.add(stage);
            if (stage.has("void")) {
                stopped = stage.path("void").asText();
                break;
            }
            if (stage.path("delivery").path("p99_ms").asDouble() >= P99_MS_MAX) {
                stopped = "p99 reached " + P99_MS_MAX + " ms";
                break;
            }
            results.put("highest_delivered_per_s", stage.path("delivered_per_s").asLong());
        }
        results.put("stopped_because", stopped);
    }

    private void multiplesOfThePeak(List<BenchSocket> people) throws IOException, InterruptedException {
        ObjectNode peak = closed(people);
        results.set("peak", peak);
        double perSecond = peak.path("acknowledged_per_s").asDouble();
        ArrayNode stages = results.putArray("stages");
        for (double multiple : load.rates()) {
            ObjectNode stage = open(people, multiple * perSecond);
            double acknowledged = stage.path("acknowledged_per_s").asDouble();
            stages.add(stage.put("offered_of_peak", multiple)
                    .put("acknowledged_of_peak", CpuWindow.rounded(acknowledged / perSecond)));
        }
    }

    /** Arrivals that do not wait for answers. */
    private ObjectNode open(List<BenchSocket> people, double rate) throws IOException, InterruptedException {
        Future<?> arrivals = OpenArrivals.start(loop, people, rate, BenchSocket::say);
        TimeUnit.SECONDS.sleep(1);
        ObjectNode stage = measure(Json.object().put("offered_per_s", rate));
        arrivals.cancel(false);
        measurement.drain();
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
        measurement.drain();
        return stage;
    }

    private ObjectNode measure(ObjectNode stage) throws IOException, InterruptedException {
        OptionalLong sentBefore = target.bytesBetweenNodes();
        ObjectNode measured = measurement.over(load.stageSeconds(), (counted, cpu) -> describe(stage, counted, cpu));
        OptionalLong sent = target.bytesBetweenNodes();
        if (sent.isPresent() && sentBefore.isPresent()) {
            double seconds = load.stageSeconds();
            long perSecond = Math.round((sent.getAsLong() - sentBefore.getAsLong()) / seconds);
            long delivered = Math.max(1, measured.path("delivered_per_s").asLong());
            measured.put("bytes_between_nodes_per_s", perSecond)
                    .put("bytes_between_nodes_per_delivery", CpuWindow.rounded((double) perSecond / delivered));
        }
        return measured;
    }

    private static ObjectNode describe(ObjectNode stage, Tally counted, CpuWindow cpu) {
        Tally.Counts counts = counted.window();
        double seconds = cpu.seconds();
        stage.put("said_per_s", Math.round(counts.said() / seconds))
                .put("acknowledged_per_s", Math.round(counts.acknowledged() / seconds))
                .put("delivered_per_s", Math.round(counts.delivered() / seconds))
                .put("server_us_per_acknowledged", cpu.serverMicrosPer(counts.acknowledged()))
                .put("server_us_per_delivery", cpu.serverMicrosPer(counts.delivered()))
                .put("store_us_per_acknowledged", cpu.storeMicrosPer(counts.acknowledged()));
        if (counted.refusalTimes().count() > 0) {
            stage.put("refused_per_s", Math.round(counted.refusalTimes().count() / seconds))
                    .set("refusal", counted.refusalTimes().toJson());
        }
        stage.set("answer", counted.answers().toJson());
        stage.set("delivery", counted.deliveries().toJson());
        return stage;
    }

    /** Every acknowledged line must have reached everybody in its room: a figure for work not done is worth nothing. */
    private void finish() throws InterruptedException {
        measurement.drain();
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
