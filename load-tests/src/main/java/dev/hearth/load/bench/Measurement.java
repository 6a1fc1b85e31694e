package dev.hearth.load.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hearth.load.bot.Json;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;

/** Windows of time in which a run counts, and whether what was counted in them can be believed. */
final class Measurement {

    private static final double LAG_MS_MAX = 20;
    private static final double CLIENT_CORES_MAX = 0.9;
    /** The compiler may take this much of the server's CPU in a server that counts as warm. */
    private static final double JIT_SHARE_QUIET = 0.1;

    private static final int JIT_WINDOW_SECONDS = 5;
    private static final int WARM_UPS_MAX = 3;
    private static final long DRAIN_SECONDS = 8;
    private static final long POLL_MS = 50;

    private final BenchTarget target;
    private final BenchLoop loop;

    Measurement(BenchTarget target, BenchLoop loop) {
        this.target = target;
        this.loop = loop;
    }

    /** Waits until everything sent is answered, but not for ever. */
    void drain() throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(DRAIN_SECONDS);
        while (loop.ask(() -> loop.tally().open()) > 0 && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(POLL_MS);
        }
    }

    /** Counts for so long; what comes back has the client's lateness, everybody's CPU and what makes it void besides. */
    ObjectNode over(int seconds, BiFunction<Tally, CpuWindow, ObjectNode> describe)
            throws IOException, InterruptedException {
        loop.ask(() -> {
            loop.tally().beginWindow();
            return loop;
        });
        CpuWindow.Mark from = CpuWindow.Mark.now(target);
        TimeUnit.SECONDS.sleep(seconds);
        CpuWindow cpu = CpuWindow.between(from, CpuWindow.Mark.now(target));
        return loop.ask(() -> {
            ObjectNode stage = describe.apply(loop.tally(), cpu);
            stage.put("jit_share", cpu.jitShare());
            stage.set("lag", loop.tally().lag().toJson());
            stage.set("cpu", cpu.toJson());
            doubtful(loop.tally(), cpu).ifPresent(why -> stage.put("void", why));
            return stage;
        });
    }

    private static Optional<String> doubtful(Tally tally, CpuWindow cpu) {
        if (tally.lag().percentileMs(99) > LAG_MS_MAX) {
            return Optional.of("the client sent late");
        }
        return cpu.clientCores() > CLIENT_CORES_MAX ? Optional.of("the client was saturated") : Optional.empty();
    }

    /**
     * Waits, while the caller lets people do what will be measured, for at least so long and until the server's compiler is
     * quiet, but not for ever.
     *
     * @return how long it took and the compiler's share of the server's CPU at the end
     */
    ObjectNode warmUp(int seconds) throws IOException, InterruptedException {
        int rest = Math.max(1, seconds - JIT_WINDOW_SECONDS);
        TimeUnit.SECONDS.sleep(rest);
        int taken = rest;
        double share;
        do {
            CpuWindow.Mark from = CpuWindow.Mark.now(target);
            TimeUnit.SECONDS.sleep(JIT_WINDOW_SECONDS);
            taken += JIT_WINDOW_SECONDS;
            share = CpuWindow.between(from, CpuWindow.Mark.now(target)).jitShare();
        } while (share > JIT_SHARE_QUIET && taken < WARM_UPS_MAX * seconds);
        return Json.object().put("seconds", taken).put("jit_share", share);
    }
}
