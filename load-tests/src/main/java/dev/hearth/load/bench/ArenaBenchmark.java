package dev.hearth.load.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hearth.load.bot.FrontDoor;
import dev.hearth.load.bot.Json;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A crowd on an open floor, everybody walking: what it costs to show all of them to all. The unit is a nominal position,
 * one step of one person as one other should see it; how many really arrived is counted too, so that nothing looks cheap
 * by leaving out.
 */
final class ArenaBenchmark {

    private static final String SHELL = "meadow.v1";
    private static final double METRES = 40;
    private static final double MARGIN = 1;
    private static final int ENTRIES_AT_ONCE = 20;
    private static final double CONTENT_SHARE_MIN = 0.97;
    private static final double STEPPED_SHARE_MIN = 0.95;

    private final BenchSettings.Load load;
    private final boolean interest;
    private final BenchLoop loop;
    private final Measurement measurement;

    private ArenaBenchmark(BenchTarget target, BenchSettings.Load load, boolean interest, BenchLoop loop) {
        this.load = load;
        this.interest = interest;
        this.loop = loop;
        this.measurement = new Measurement(target, loop);
    }

    /** @param interest whether the server may leave out what is far away: then less may arrive than was walked */
    static ObjectNode run(BenchTarget target, BenchSettings.Load load, boolean interest)
            throws IOException, InterruptedException {
        FrontDoor door = new FrontDoor(target.url());
        try (BenchLoop loop = new BenchLoop(door.socket())) {
            return new ArenaBenchmark(target, load, interest, loop).run(door);
        }
    }

    private ObjectNode run(FrontDoor door) throws IOException, InterruptedException {
        var people = Crowd.connect(loop, Crowd.signIn(door, load.people()), ENTRIES_AT_ONCE);
        String room = Crowd.gather(loop, people, SHELL, ENTRIES_AT_ONCE);
        spread(room, people);
        ObjectNode results = Json.object();
        Future<?> arrivals = OpenArrivals.start(loop, people, load.warmUpRate(), BenchSocket::step);
        results.set("warm_up", measurement.warmUp(Math.max(1, load.warmUpSeconds())));
        arrivals.cancel(false);
        var stages = results.putArray("stages");
        for (double rate : load.rates()) {
            stages.add(stage(people, rate));
        }
        long lost = loop.ask(() -> loop.tally().lostSockets());
        results.put("lost_sockets", lost);
        if (lost > 0) {
            results.put("void", "sockets were lost");
        }
        loop.execute(() -> people.forEach(BenchSocket::close));
        return results;
    }

    /** Everybody gets a spot of their own on a grid over the whole floor. */
    private static void spread(String room, List<BenchSocket> people) {
        int columns = (int) Math.ceil(Math.sqrt(people.size()));
        double gap = (METRES - 2 * MARGIN) / Math.max(1, columns - 1);
        for (int i = 0; i < people.size(); i++) {
            int row = i / columns;
            int column = i % columns;
            people.get(i).walk(new Stroll(room, METRES, METRES / 2, 1, MARGIN + column * gap, MARGIN + row * gap, i));
        }
    }

    private ObjectNode stage(List<BenchSocket> people, double rate) throws IOException, InterruptedException {
        Future<?> arrivals = OpenArrivals.start(loop, people, rate, BenchSocket::step);
        TimeUnit.SECONDS.sleep(1);
        ObjectNode stage = measurement.over(
                load.stageSeconds(),
                (tally, cpu) -> describe(tally, cpu, people.size()).put("offered_per_s", rate));
        arrivals.cancel(false);
        if (stage.path("stepped_per_s").asDouble() < STEPPED_SHARE_MIN * rate) {
            stage.put("void", "the client could not offer the rate");
        }
        return stage;
    }

    private ObjectNode describe(Tally tally, CpuWindow cpu, int people) {
        long steps = tally.window().said();
        Tally.Shown shown = tally.shownInWindow();
        long nominal = steps * people;
        double share = nominal == 0 ? 0 : (double) shown.positions() / nominal;
        ObjectNode stage = Json.object()
                .put("stepped_per_s", Math.round(steps / cpu.seconds()))
                .put("nominal_positions_per_s", Math.round(nominal / cpu.seconds()))
                .put("received_positions_per_s", Math.round(shown.positions() / cpu.seconds()))
                .put("received_share", CpuWindow.rounded(share))
                .put("frames_per_s", Math.round(shown.frames() / cpu.seconds()))
                .put("bytes_per_frame", shown.bytes() / Math.max(1, shown.frames()))
                .put("server_us_per_1000_nominal", CpuWindow.rounded(1_000 * cpu.serverMicrosPer(nominal)))
                .put("server_us_per_1000_received", CpuWindow.rounded(1_000 * cpu.serverMicrosPer(shown.positions())))
                .put("server_us_per_frame", cpu.serverMicrosPer(shown.frames()));
        if (!interest && share < CONTENT_SHARE_MIN) {
            stage.put("void", "not every step reached everybody");
        }
        return stage;
    }
}
