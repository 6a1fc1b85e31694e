package dev.hearth.observability;

import dev.hearth.observability.NodeCondition.Doors;
import dev.hearth.observability.NodeCondition.Membership;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The three questions that whoever runs nodes asks, decided from what a node knows. Whatever all nodes would suffer from at
 * once makes none of them unready: a store that is away must not take every node from the balancer, nor restart it.
 */
public final class Health {

    /** An event loop that was silent for longer is stuck: it may have died, or wait for something that never comes. */
    static final Duration LOOP_SILENCE_MAX = Duration.ofSeconds(10);

    private static final String NOT_A_MEMBER = "not-a-member";
    private static final String DOORS_NOT_OPEN = "doors-not-open";

    private Health() {}

    /** Whether the node has come as far as it must before anything else is asked of it. */
    public static HealthAnswer startup(NodeCondition node) {
        var missing = new ArrayList<String>();
        if (node.membership() == Membership.OUTSIDE) {
            missing.add(NOT_A_MEMBER);
        }
        if (node.doors() == Doors.OPENING) {
            missing.add(DOORS_NOT_OPEN);
        }
        return new HealthAnswer(missing.isEmpty(), missing.isEmpty() ? "started" : "starting", missing, List.of());
    }

    /** Whether people shall be sent here. */
    public static HealthAnswer ready(NodeCondition node) {
        if (node.doors() == Doors.DRAINING) {
            return no("draining", "draining");
        }
        var started = startup(node);
        if (!started.good()) {
            return started;
        }
        return node.membership() == Membership.UP
                ? new HealthAnswer(true, "ready", List.of(), labels(node))
                : no("leaving", NOT_A_MEMBER);
    }

    /** Whether the process works; if not, only a new one helps. Depends on nothing outside of it. */
    public static HealthAnswer alive(NodeCondition node) {
        return node.loopSilence().compareTo(LOOP_SILENCE_MAX) > 0
                ? no("stuck", "event-loop-stuck")
                : new HealthAnswer(true, "live", List.of(), List.of());
    }

    private static HealthAnswer no(String status, String reason) {
        return new HealthAnswer(false, status, List.of(reason), List.of());
    }

    private static List<String> labels(NodeCondition node) {
        return node.degraded().stream().sorted().map(Degradation::label).toList();
    }
}
