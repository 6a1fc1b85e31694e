package dev.hearth.room;

import dev.hearth.observability.CommitMetrics;
import dev.hearth.store.StoreGuard;
import java.time.Clock;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;

/**
 * What every room of a node shares.
 *
 * @param directory told of every change that the list of rooms shows
 * @param shard asked to let the room sleep
 */
record RoomContext(
        RoomSettings settings,
        Clock clock,
        ActorRef<StoreGuard.Command> storeGuard,
        ActorRef<RoomEntity.Status> directory,
        ActorRef<ClusterSharding.ShardCommand> shard,
        CommitMetrics metrics) {}
