package dev.hearth.load.drill;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.hearth.load.process.Prometheus;
import dev.hearth.load.proxy.Fault;
import dev.hearth.load.proxy.Way;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

/**
 * A real Prometheus with our rules watches a node to which one thing after the other happens: each must make its alarms ring,
 * and those that follow the present must end with it. The rest looks back for minutes, and is not waited for.
 */
final class AlarmsScenario implements Scenario {

    private static final Path RULES = Path.of("docker", "monitoring", "alerts.yaml");
    private static final Duration CALM = Duration.ofSeconds(30);
    private static final Duration RINGS_WITHIN = Duration.ofSeconds(60);
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(60);
    private static final int ONE_IN = 20;
    private static final int LINE_LENGTH = 480;

    private static final Set<String> OF_THE_STORE =
            Set.of("HearthStoreAway", "HearthCommitsFail", "HearthCommandsTurnedAway");
    private static final Set<String> OF_READERS = Set.of("HearthSlowReaders");
    private static final Set<String> OF_THE_NODE = Set.of("HearthNodeMissing");

    /** What happens to a node, or ends. */
    private interface Happening {
        void run() throws IOException, InterruptedException;
    }

    /** Long lines and no steps, so that whoever does not read has something to miss. */
    @Override
    public Resident.Manner manner(DrillSettings settings) {
        Resident.Manner manner = Scenario.super.manner(settings);
        return new Resident.Manner(manner.pause(), 0, manner.commandsMax(), LINE_LENGTH);
    }

    @Override
    public void run(DrillTown town, DrillReport report) throws IOException, InterruptedException {
        Path folder = town.settings().workFolder().resolve("prometheus");
        try (Prometheus prometheus = Prometheus.start(folder, town.node().operationsUrl(), RULES)) {
            List<Resident> slow = slow(town);
            workWithout(slow, town);
            beCalm(prometheus, report);
            ring(prometheus, report, OF_READERS, "one in " + ONE_IN + " stops reading", () -> {
                become(slow, new Fault.Blackhole(Way.TO_CLIENT));
            });
            become(slow, new Fault.Healthy());
            ring(prometheus, report, OF_THE_STORE, "the store stops", town.node()::pauseStore);
            end(prometheus, report, "HearthStoreAway", "the store goes on", town.node()::resumeStore);
            ring(prometheus, report, OF_THE_NODE, "the node is killed", town.node()::kill);
            end(prometheus, report, "HearthNodeMissing", "the node starts again", town.node()::startAgain);
            report.proves(prometheus.alive(), "Prometheus ended: see " + folder.resolve("prometheus.log"));
        }
    }

    /** Whoever waits for an answer notices that nothing comes, and leaves before the server closes them. */
    private static void workWithout(List<Resident> slow, DrillTown town) {
        town.residents().stream().filter(resident -> !slow.contains(resident)).forEach(Resident::work);
    }

    /** What rings without a reason is no alarm. Others may ring on a machine that is too small for the drill. */
    private static void beCalm(Prometheus prometheus, DrillReport report) throws InterruptedException {
        Watch.pass(CALM);
        Set<String> ringing = prometheus.ringing();
        report.figure("ringing_while_nothing_happened", TextNode.valueOf(String.join(" ", ringing)));
        Set<String> early = new TreeSet<>(ringing);
        early.retainAll(all());
        report.promise("nothing rings before anything happens", early.isEmpty(), "ringing: " + ringing);
    }

    private static Set<String> all() {
        Set<String> all = new TreeSet<>(OF_THE_STORE);
        all.addAll(OF_READERS);
        all.addAll(OF_THE_NODE);
        return all;
    }

    private static void ring(
            Prometheus prometheus, DrillReport report, Collection<String> alarms, String what, Happening happening)
            throws IOException, InterruptedException {
        long began = System.nanoTime();
        happening.run();
        for (String alarm : new TreeSet<>(alarms)) {
            boolean rang = await(prometheus, alarm, true, RINGS_WITHIN);
            report.promise(alarm + " rings when " + what, rang, "after " + Watch.secondsSince(began) + " s");
        }
    }

    private static void end(Prometheus prometheus, DrillReport report, String alarm, String what, Happening happening)
            throws IOException, InterruptedException {
        happening.run();
        long began = System.nanoTime();
        boolean ended = await(prometheus, alarm, false, ENDS_WITHIN);
        report.promise(alarm + " ends when " + what, ended, "after " + Watch.secondsSince(began) + " s");
    }

    private static boolean await(Prometheus prometheus, String alarm, boolean ringing, Duration within)
            throws InterruptedException {
        long end = System.nanoTime() + within.toNanos();
        while (prometheus.ringing().contains(alarm) != ringing) {
            if (System.nanoTime() > end) {
                return false;
            }
            Watch.pass(Duration.ofMillis(500));
        }
        return true;
    }

    private static List<Resident> slow(DrillTown town) {
        return town.residents().subList(0, Math.max(1, town.residents().size() / ONE_IN));
    }

    private static void become(List<Resident> slow, Fault fault) {
        CompletableFuture.allOf(slow.stream()
                        .map(resident -> resident.link().apply(fault))
                        .toArray(CompletableFuture<?>[]::new))
                .join();
    }
}
