package dev.hearth;

import dev.hearth.cluster.LostMessages;
import dev.hearth.cluster.MemberCount;
import dev.hearth.cluster.ShardCensus;
import dev.hearth.observability.ClusterMetrics;
import dev.hearth.observability.EntityKind;
import dev.hearth.observability.NodeMetrics;
import dev.hearth.room.RoomEntity;
import dev.hearth.session.UserSessionEntity;
import dev.hearth.store.StoreWatch;
import dev.hearth.wardrobe.WardrobeEntity;
import java.util.Map;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.ActorContext;

/** Tells a node's metrics whom to ask for what no feature counts by itself. Started once rooms and sessions can live here. */
final class NodeCensus {

    private NodeCensus() {}

    static void start(ActorContext<?> context, NodeMetrics metrics, NodeHealth health, StoreWatch store) {
        var system = context.getSystem();
        var cluster = metrics.cluster();
        metrics.node().watch(() -> health.ready().good(), store::isAnswering);
        watchMembers(system, cluster);
        ShardCensus.start(
                system,
                Map.of(
                        RoomEntity.TYPE_KEY.name(), register(cluster, EntityKind.ROOM),
                        UserSessionEntity.TYPE_KEY.name(), register(cluster, EntityKind.SESSION),
                        WardrobeEntity.TYPE_KEY.name(), register(cluster, EntityKind.WARDROBE)));
        context.spawn(LostMessages.create(cluster::deadLetter, cluster::dropped), "lost-messages");
    }

    private static void watchMembers(ActorSystem<?> system, ClusterMetrics cluster) {
        cluster.watchMembers(state -> {
            var seen = MemberCount.of(system);
            return switch (state) {
                case UP -> seen.up();
                case OTHER -> seen.other();
                case UNREACHABLE -> seen.unreachable();
            };
        });
    }

    private static ShardCensus.Register register(ClusterMetrics cluster, EntityKind kind) {
        return (shards, entities) -> cluster.counted(kind, shards, entities);
    }
}
