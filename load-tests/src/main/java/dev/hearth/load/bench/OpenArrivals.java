package dev.hearth.load.bench;

import io.netty.util.concurrent.Future;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Lets people say lines at a given rate, whether or not earlier ones were answered. Gaps are exponential and everybody
 * speaks in turn, in an order that is random but the same in every run. Confined to the client's event loop.
 */
final class OpenArrivals {

    private static final long TICK_MICROS = 1_000;
    private static final long SEED = 7;

    private final List<BenchSocket> speakers;
    private final double gapNanos;
    private final Random random = new Random(SEED);
    private long nextAt;
    private int turn;

    private OpenArrivals(List<BenchSocket> speakers, double perSecond, long now) {
        this.speakers = new ArrayList<>(speakers);
        this.gapNanos = TimeUnit.SECONDS.toNanos(1) / perSecond;
        this.nextAt = now;
        Collections.shuffle(this.speakers, random);
    }

    /** Starts; cancel what it returns to stop. */
    static Future<?> start(BenchLoop loop, List<BenchSocket> speakers, double perSecond) {
        var arrivals = new OpenArrivals(speakers, perSecond, System.nanoTime());
        return loop.every(TICK_MICROS, arrivals::tick);
    }

    private void tick() {
        long now = System.nanoTime();
        while (nextAt <= now) {
            speakers.get(turn).say(nextAt);
            turn = (turn + 1) % speakers.size();
            nextAt += (long) (gapNanos * -Math.log(1 - random.nextDouble()));
        }
    }
}
