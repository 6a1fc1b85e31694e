package dev.hearth.load.drill;

import dev.hearth.load.process.ClusterNode;
import dev.hearth.load.process.Membership;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Whether anybody comes to the cluster or leaves it from now on, and whether somebody is called unreachable for a while. */
final class MembershipWatch {

    private final List<ClusterNode> nodes;
    private final Membership before;
    private int looks;
    private int doubts;
    private boolean changed;

    private MembershipWatch(List<ClusterNode> nodes, Membership before) {
        this.nodes = nodes;
        this.before = before;
    }

    /** Nothing has happened yet: all nodes are members. */
    static MembershipWatch begin(List<ClusterNode> nodes) throws IOException {
        return new MembershipWatch(nodes, nodes.get(0).membership());
    }

    /** Asks all nodes; whoever does not answer has no view. */
    void look() {
        for (Membership view : views()) {
            looks++;
            doubts += view.unreachable().isEmpty() ? 0 : 1;
            changed |= !before.sameMembers(view);
        }
    }

    void look(Duration during) throws InterruptedException {
        Watch.until(during, () -> {
            look();
            return false;
        });
    }

    /** How often a node said who is there. */
    int looks() {
        return looks;
    }

    /** How often a node said that somebody could not be reached. */
    int doubts() {
        return doubts;
    }

    /** Whether nobody has come or gone, and now everybody reaches everybody. */
    boolean holds() {
        List<Membership> last = views();
        return !changed
                && last.size() == nodes.size()
                && last.stream().allMatch(view -> view.whole(before.members().size()) && before.sameMembers(view));
    }

    private List<Membership> views() {
        List<Membership> views = new ArrayList<>();
        for (ClusterNode node : nodes) {
            try {
                views.add(node.membership());
            } catch (IOException e) {
                // Too few views at the end are a broken promise.
            }
        }
        return views;
    }
}
