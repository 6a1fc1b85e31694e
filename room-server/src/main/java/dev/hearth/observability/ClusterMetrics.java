package dev.hearth.observability;

import io.micrometer.core.instrument.Counter;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;

/** The node as a part of its cluster: whom it sees, what lives here, and which messages got lost. */
public final class ClusterMetrics {

    private final Map<EntityKind, AtomicInteger> shards = new EnumMap<>(EntityKind.class);
    private final Map<EntityKind, AtomicInteger> entities = new EnumMap<>(EntityKind.class);
    private final Counter deadLetters;
    private final Counter dropped;
    private volatile ToIntFunction<MemberState> members = state -> 0;

    ClusterMetrics(NodeMetrics metrics) {
        for (var state : MemberState.values()) {
            metrics.gauge(
                    NodeMetrics.CLUSTER_MEMBERS,
                    "Members of the cluster as this node sees them, by state",
                    () -> members.applyAsInt(state),
                    "state",
                    Labels.of(state));
        }
        for (var kind : EntityKind.values()) {
            shards.put(kind, sampled(metrics, NodeMetrics.SHARDS, "Shards that live on this node, by kind", kind));
            entities.put(
                    kind,
                    sampled(metrics, NodeMetrics.ENTITIES, "Rooms, sessions and wardrobes awake on this node", kind));
        }
        this.deadLetters =
                metrics.counter(NodeMetrics.DEAD_LETTERS, "Messages to actors that were gone when they arrived");
        this.dropped = metrics.counter(
                NodeMetrics.MESSAGES_DROPPED, "Messages between actors that a full queue dropped, also to other nodes");
    }

    private static AtomicInteger sampled(NodeMetrics metrics, String name, String description, EntityKind kind) {
        var value = new AtomicInteger();
        metrics.gauge(name, description, value::get, "kind", Labels.of(kind));
        return value;
    }

    /** Whom to ask for members; asked by whoever looks at the metrics, must not wait. */
    public void watchMembers(ToIntFunction<MemberState> count) {
        members = count;
    }

    /** So much of a kind lives here. */
    public void counted(EntityKind kind, int shardCount, int entityCount) {
        set(shards, kind, shardCount);
        set(entities, kind, entityCount);
    }

    /** A message reached nobody. */
    public void deadLetter() {
        deadLetters.increment();
    }

    /** A message did not fit where it should have waited. */
    public void dropped() {
        dropped.increment();
    }

    private static void set(Map<EntityKind, AtomicInteger> values, EntityKind kind, int value) {
        var cell = values.get(kind);
        if (cell != null) {
            cell.set(value);
        }
    }
}
