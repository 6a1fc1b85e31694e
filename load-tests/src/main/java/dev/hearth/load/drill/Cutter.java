package dev.hearth.load.drill;

import dev.hearth.load.proxy.Fault;
import dev.hearth.load.proxy.FaultLink;
import dev.hearth.load.socket.SocketLoop;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Breaks the link of one resident again and again, always when they are up to date and have done something since the last
 * time. State belongs to the loop's thread.
 */
final class Cutter {

    private static final Duration LOOK_EVERY = Duration.ofMillis(50);
    private static final Duration NOTICE = Duration.ofMillis(500);
    private static final Duration SPOKEN_WITHIN = Duration.ofSeconds(3);
    private static final int CALM_MS_MAX = 1_000;

    private final SocketLoop loop;
    private final Resident resident;
    private final ReturnLog log;
    private final Outages outages;
    private final AtomicInteger left;
    private final Random random;
    private long decidedBefore;
    private volatile boolean breaking;

    /** @param left links that are still to be broken, over all residents */
    Cutter(DrillTown town, Resident resident, AtomicInteger left, long seed) {
        this.loop = town.loop();
        this.resident = resident;
        this.log = town.log();
        this.outages = town.settings().outages();
        this.left = left;
        this.random = new Random(seed);
    }

    void start() {
        loop.execute(this::calm);
    }

    private void calm() {
        decidedBefore = resident.decidedCount();
        loop.schedule(Duration.ofMillis(1 + random.nextInt(CALM_MS_MAX)), this::whenBusy);
    }

    private void whenBusy() {
        if (left.get() <= 0) {
            return;
        }
        if (!resident.live() || resident.decidedCount() == decidedBefore) {
            loop.schedule(LOOK_EVERY, this::whenBusy);
        } else if (left.getAndDecrement() > 0) {
            begin(Breakage.draw(random));
        }
    }

    private void begin(Breakage how) {
        breaking = true;
        log.broken(how);
        FaultLink link = resident.link();
        if (how == Breakage.ANSWER_LOST) {
            CompletableFuture<Void> applied = link.applyWhenClientSends(how.meanwhile());
            var unused = applied.thenRun(this::lost);
            loop.schedule(SPOKEN_WITHIN, () -> anyhow(how, applied));
        } else if (how.before() instanceof Fault.Healthy) {
            lose(how);
        } else {
            var unused = link.apply(how.before());
            loop.schedule(NOTICE, () -> lose(how));
        }
    }

    private void lose(Breakage how) {
        var unused = resident.link().apply(how.meanwhile()).thenRun(this::lost);
    }

    /** Whoever has not sent anything by now is cut in silence. */
    private void anyhow(Breakage how, CompletableFuture<Void> applied) {
        if (!applied.isDone()) {
            var unused = resident.link().apply(how.meanwhile()).thenRun(() -> applied.complete(null));
        }
    }

    private void lost() {
        loop.schedule(outages.draw(random), this::heal);
    }

    /** Whatever is left of old connections breaks before the link is whole: nobody goes on as if nothing had been. */
    private void heal() {
        FaultLink link = resident.link();
        long before = resident.liveCount();
        var unused = link.apply(new Fault.Cut(true))
                .thenCompose(cut -> link.apply(new Fault.Healthy()))
                .thenRun(() -> loop.execute(() -> {
                    resident.healthy();
                    breaking = false;
                    whenBack(before);
                }));
    }

    private void whenBack(long before) {
        if (resident.live() && resident.liveCount() > before) {
            calm();
        } else {
            loop.schedule(LOOK_EVERY, () -> whenBack(before));
        }
    }

    /** Whether the link is broken at the moment. */
    boolean breaking() {
        return breaking;
    }
}
