package dev.hearth;

import dev.hearth.loops.LoopBeats;
import dev.hearth.observability.Degradation;
import dev.hearth.observability.Health;
import dev.hearth.observability.HealthAnswer;
import dev.hearth.observability.NodeCondition;
import dev.hearth.observability.NodeCondition.Doors;
import dev.hearth.observability.NodeCondition.Membership;
import dev.hearth.store.StoreWatch;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.typed.Cluster;

/**
 * How this node is, for whoever asks at any of its doors. It looks at what others left for it, asks nobody and never waits.
 * Told by {@link NodeDoors} how far the doors are. Thread-safe.
 */
final class NodeHealth {

    private final Supplier<MemberStatus> member;
    private final Supplier<Duration> loopSilence;
    private final BooleanSupplier storeAnswers;
    private volatile Doors doors = Doors.OPENING;
    private volatile Supplier<Set<Degradation>> pressures = Set::of;

    NodeHealth(Supplier<MemberStatus> member, Supplier<Duration> loopSilence, BooleanSupplier storeAnswers) {
        this.member = member;
        this.loopSilence = loopSilence;
        this.storeAnswers = storeAnswers;
    }

    static NodeHealth of(ActorSystem<?> system, StoreWatch store) {
        var cluster = Cluster.get(system);
        var beats = LoopBeats.start(Adapter.toClassic(system));
        return new NodeHealth(() -> cluster.selfMember().status(), beats::longestSilence, store::isAnswering);
    }

    /** The doors are open: people may come. */
    void opened() {
        doors = Doors.OPEN;
    }

    /** The node leaves. */
    void draining() {
        doors = Doors.DRAINING;
    }

    boolean isDraining() {
        return doors == Doors.DRAINING;
    }

    /** Whom to ask why nobody new is admitted; must not wait. */
    void watchAdmission(Supplier<Set<Degradation>> reasons) {
        pressures = reasons;
    }

    HealthAnswer startup() {
        return Health.startup(condition());
    }

    HealthAnswer ready() {
        return Health.ready(condition());
    }

    HealthAnswer alive() {
        return Health.alive(condition());
    }

    private NodeCondition condition() {
        var degraded = EnumSet.noneOf(Degradation.class);
        degraded.addAll(pressures.get());
        if (!storeAnswers.getAsBoolean()) {
            degraded.add(Degradation.STORE);
        }
        return new NodeCondition(membership(member.get()), doors, loopSilence.get(), degraded);
    }

    private static Membership membership(MemberStatus status) {
        if (status.equals(MemberStatus.up())) {
            return Membership.UP;
        }
        boolean onItsWayOut = status.equals(MemberStatus.leaving())
                || status.equals(MemberStatus.exiting())
                || status.equals(MemberStatus.down());
        return onItsWayOut ? Membership.LEAVING : Membership.OUTSIDE;
    }
}
