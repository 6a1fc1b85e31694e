package dev.hearth.load.drill;

import dev.hearth.load.proxy.Fault;
import dev.hearth.load.proxy.Way;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A few people of a full and busy room stop reading; the others must notice nothing. */
final class SlowReadersScenario implements Scenario {

    private static final Duration WARM = Duration.ofSeconds(15);
    private static final Duration CLOSED_WITHIN = Duration.ofSeconds(15);
    private static final Duration BACK_WITHIN = Duration.ofSeconds(30);
    private static final int ONE_IN = 20;
    private static final double SLOWER_PERCENT_MAX = 20;
    private static final int LINE_LENGTH = 480;
    private static final String TOO_SLOW = "hearth_socket_closed_total{code=\"4008\"}";
    private static final int COMMANDS_MIN = 1_000;

    @Override
    public Resident.Manner manner(DrillSettings settings) {
        Resident.Manner manner = Scenario.super.manner(settings);
        return new Resident.Manner(manner.pause(), 0, manner.commandsMax(), LINE_LENGTH);
    }

    @Override
    public void run(DrillTown town, DrillReport report) throws InterruptedException {
        List<Resident> slow =
                town.residents().subList(0, Math.max(1, town.residents().size() / ONE_IN));
        List<Resident> others =
                town.residents().subList(slow.size(), town.residents().size());
        others.forEach(Resident::work);
        Watch.pass(WARM);
        town.log().takeAnswerP99Ms();
        Watch.pass(WARM);
        double before = town.log().takeAnswerP99Ms();
        stopReading(town, slow, report);
        Watch.pass(Duration.ofSeconds(town.settings().seconds()));
        double meanwhile = town.log().takeAnswerP99Ms();
        double slower = Math.round(1_000 * (meanwhile / before - 1)) / 10.0;
        report.promise(
                "the others' p99 grows by at most " + SLOWER_PERCENT_MAX + " %",
                slower <= SLOWER_PERCENT_MAX,
                before + " ms before, " + meanwhile + " ms meanwhile");
        become(slow, new Fault.Healthy());
        boolean back = Watch.until(BACK_WITHIN, () -> slow.stream().allMatch(it -> it.liveCount() > 0 && it.live()));
        report.promise("slow readers resume later", back, slow.size() + " of them");
        report.proves(town.log().ok() >= COMMANDS_MIN, "hardly anything was said that could have been read slowly");
    }

    private static void stopReading(DrillTown town, List<Resident> slow, DrillReport report)
            throws InterruptedException {
        double closedBefore = closed(town);
        long stopped = System.nanoTime();
        become(slow, new Fault.Blackhole(Way.TO_CLIENT));
        boolean closed = Watch.until(CLOSED_WITHIN, () -> closed(town) - closedBefore >= slow.size());
        report.promise(
                "who does not read is closed with 4008 within " + CLOSED_WITHIN.toSeconds() + " s",
                closed,
                (long) (closed(town) - closedBefore) + " of " + slow.size() + " after " + Watch.secondsSince(stopped)
                        + " s");
    }

    private static void become(List<Resident> slow, Fault fault) {
        CompletableFuture.allOf(slow.stream()
                        .map(resident -> resident.link().apply(fault))
                        .toArray(CompletableFuture<?>[]::new))
                .join();
    }

    private static double closed(DrillTown town) {
        try {
            return town.node().metrics().values().getOrDefault(TOO_SLOW, 0.0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
