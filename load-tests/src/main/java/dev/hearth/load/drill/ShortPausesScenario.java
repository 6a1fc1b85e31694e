package dev.hearth.load.drill;

import dev.hearth.load.process.ClusterNode;
import dev.hearth.load.process.Membership;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A node stands still for a moment (SIGSTOP), as it would for its garbage: nobody may be expelled for that. */
final class ShortPausesScenario implements ClusterScenario {

    /** As long as a wrong decision would take: notice, be sure, and be sure once more. */
    private static final Duration AFTERMATH = Duration.ofSeconds(10);

    @Override
    public void run(DrillTown town, DrillReport report) throws IOException, InterruptedException {
        Random random = new Random(town.settings().seed());
        town.work();
        Watch.pass(AFTERMATH);
        int noticed = 0;
        for (int i = 0; i < town.settings().count().times(); i++) {
            List<ClusterNode> nodes = town.cluster().nodes();
            noticed += pause(town, nodes.get(random.nextInt(nodes.size())), report) ? 1 : 0;
        }
        report.figure("pauses_noticed_as_unreachable", noticed);
    }

    /** Whether some node could not be reached for a while, which is allowed. */
    private static boolean pause(DrillTown town, ClusterNode node, DrillReport report)
            throws IOException, InterruptedException {
        ClusterNode other = town.cluster().nodes().stream()
                .filter(one -> one != node)
                .findFirst()
                .orElseThrow();
        Membership before = other.membership();
        node.pause();
        try {
            Watch.pass(Duration.ofSeconds(town.settings().seconds()));
        } finally {
            node.resume();
        }
        List<Membership> seen = new ArrayList<>();
        Watch.until(AFTERMATH, () -> {
            seen.addAll(views(town.cluster().nodes()));
            return false;
        });
        List<Membership> last = views(town.cluster().nodes());
        boolean same = seen.stream().allMatch(before::sameMembers)
                && last.size() == town.cluster().nodes().size()
                && last.stream().allMatch(view -> view.whole(before.members().size()) && before.sameMembers(view));
        report.promise(
                "a pause of " + town.settings().seconds() + " s changes no membership",
                same,
                "node " + node.number() + ", " + last.size() + " nodes say so");
        report.proves(!seen.isEmpty(), "nobody could be asked for the members");
        report.happened();
        return seen.stream().anyMatch(view -> !view.unreachable().isEmpty());
    }

    /** What those say who answer. */
    private static List<Membership> views(List<ClusterNode> nodes) {
        List<Membership> views = new ArrayList<>();
        for (ClusterNode node : nodes) {
            try {
                views.add(node.membership());
            } catch (IOException e) {
                // Who does not answer has no view, and too few views are a broken promise.
            }
        }
        return views;
    }
}
