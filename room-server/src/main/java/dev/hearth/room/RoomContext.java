package dev.hearth.room;

import dev.hearth.observability.CommitMetrics;
import dev.hearth.store.StoreGuard;
import java.time.Clock;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;

/**
 * What every room of a node shares.
 *
 * @param stopWithin how long a room that was told to stop waits at most for the end of a write
 * @param mayWrite false while the node may have been given up
 * @param logRows asked whether a room is alone in writing its log
 * @param directory told of every change that the list of rooms shows
 * @param shard asked to let the room sleep
 * @param live where the room is seen by operators
 */
record RoomContext(
        RoomSettings settings,
        Clock clock,
        ActorRef<StoreGuard.Command> storeGuard,
        Duration stopWithin,
        BooleanSupplier mayWrite,
        LogRows logRows,
        ActorRef<RoomEntity.Status> directory,
        ActorRef<ClusterSharding.ShardCommand> shard,
        CommitMetrics metrics,
        LiveRooms live) {}
