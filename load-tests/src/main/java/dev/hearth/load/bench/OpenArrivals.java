package dev.hearth.load.bench;

import io.netty.util.concurrent.Future;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.ObjLongConsumer;

/**
 * Lets people do something at a given rate, whether or not what they did before was answered. Gaps are exponential and
 * everybody has their turn, in an order that is random but the same in every run. Confined to the client's event loop.
 */
final class OpenArrivals {

    private static final long TICK_MICROS = 1_000;
    private static final long SEED = 7;

    private final List<BenchSocket> people;
    private final ObjLongConsumer<BenchSocket> deed;
    private final double gapNanos;
    private final Random random = new Random(SEED);
    private long nextAt;
    private int turn;

    private OpenArrivals(List<BenchSocket> people, double perSecond, ObjLongConsumer<BenchSocket> deed, long now) {
        this.people = new ArrayList<>(people);
        this.deed = deed;
        this.gapNanos = TimeUnit.SECONDS.toNanos(1) / perSecond;
        this.nextAt = now;
        Collections.shuffle(this.people, random);
    }

    /**
     * Starts; cancel what it returns to stop.
     *
     * @param deed what somebody does, and the {@link System#nanoTime()} when it should have been done
     */
    static Future<?> start(
            BenchLoop loop, List<BenchSocket> people, double perSecond, ObjLongConsumer<BenchSocket> deed) {
        var arrivals = new OpenArrivals(people, perSecond, deed, System.nanoTime());
        return loop.every(TICK_MICROS, arrivals::tick);
    }

    private void tick() {
        long now = System.nanoTime();
        while (nextAt <= now) {
            deed.accept(people.get(turn), nextAt);
            turn = (turn + 1) % people.size();
            nextAt += (long) (gapNanos * -Math.log(1 - random.nextDouble()));
        }
    }
}
