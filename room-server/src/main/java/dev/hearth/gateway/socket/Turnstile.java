package dev.hearth.gateway.socket;

import dev.hearth.gateway.admission.Admission;
import dev.hearth.gateway.admission.Pressure;
import dev.hearth.observability.AdmissionMetrics;
import dev.hearth.observability.Degradation;
import dev.hearth.observability.RefusalReason;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is asked before anybody new comes in, and where refusals are counted. People who are in never meet it. Thread-safe.
 */
final class Turnstile {

    /** Another node takes them at once; a moment, so that whoever spreads people over the nodes has noticed. */
    private static final Duration ELSEWHERE = Duration.ofSeconds(1);

    /** Rates and places come back within seconds. */
    private static final Duration LATER = Duration.ofSeconds(5);

    private final Admission admission;
    private final AdmissionMetrics metrics;
    private volatile boolean shut;

    Turnstile(Admission admission, AdmissionMetrics metrics) {
        this.admission = admission;
        this.metrics = metrics;
        metrics.watchClosed(reason -> admission.pressures().stream().anyMatch(pressure -> reason == reason(pressure)));
    }

    /** The node leaves: nobody comes in any more. */
    void shut() {
        shut = true;
    }

    /** Why this node takes no new sockets now, whoever asks; absent if it does. */
    @Nullable
    RefusalReason refusal() {
        return shut ? RefusalReason.DRAINING : reason(admission.pressure());
    }

    /** A socket was refused. */
    void refusedSocket(RefusalReason reason) {
        metrics.refusedSocket(reason);
    }

    /** Whether somebody is kept out of a room; that is counted. A node that leaves closes sockets soon enough. */
    boolean refusesJoin() {
        var reason = reason(admission.pressure());
        if (reason != null) {
            metrics.refusedJoin(reason);
        }
        return reason != null;
    }

    /** What keeps newcomers out now, for whoever asks how the node is. */
    Set<Degradation> degradations() {
        var degradations = EnumSet.noneOf(Degradation.class);
        for (var pressure : admission.pressures()) {
            degradations.add(
                    switch (pressure) {
                        case EVENT_LOOP -> Degradation.EVENT_LOOP;
                        case HEAP -> Degradation.HEAP;
                        case STORE -> Degradation.STORE_SLOW;
                    });
        }
        return degradations;
    }

    /** How long whoever is refused now should wait. */
    Duration patience() {
        if (shut) {
            return ELSEWHERE;
        }
        return admission.pressure() == null ? LATER : admission.patience();
    }

    private static @Nullable RefusalReason reason(@Nullable Pressure pressure) {
        if (pressure == null) {
            return null;
        }
        return switch (pressure) {
            case EVENT_LOOP -> RefusalReason.EVENT_LOOP;
            case HEAP -> RefusalReason.HEAP;
            case STORE -> RefusalReason.STORE;
        };
    }
}
