package dev.hearth.room;

import dev.hearth.kernel.RoomId;
import dev.hearth.observability.CommitMetrics;
import dev.hearth.room.RoomEntity.Command;
import dev.hearth.room.RoomEntity.Status;
import dev.hearth.store.StoreGuard;
import dev.hearth.store.StoreSettings;
import java.time.Clock;
import java.util.function.BooleanSupplier;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.RecipientRef;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;

/** Starts rooms where sharding puts them, and reaches them from any node. */
public final class RoomSharding {

    private static final String DISPATCHER = "hearth.dispatchers.room";

    private final ClusterSharding sharding;
    private final ActorRef<ShardingEnvelope<Command>> region;
    private final LiveRooms live;

    private RoomSharding(ClusterSharding sharding, ActorRef<ShardingEnvelope<Command>> region, LiveRooms live) {
        this.sharding = sharding;
        this.region = region;
        this.live = live;
    }

    /**
     * Called once per node, before anything is told to a room.
     *
     * @param mayWrite false while this node may have been given up
     * @param logRows asked whether a room is alone in writing its log
     * @param loss of messages from relays, for tests
     */
    public static RoomSharding init(
            ActorSystem<?> system,
            RoomSettings settings,
            StoreSettings store,
            Clock clock,
            ActorRef<StoreGuard.Command> storeGuard,
            BooleanSupplier mayWrite,
            LogRows logRows,
            ActorRef<Status> directory,
            CommitMetrics metrics,
            MessageLoss loss) {
        var live = new LiveRooms(System::nanoTime);
        var rooms = Entity.of(RoomEntity.TYPE_KEY, entity -> {
                    var world = new RoomContext(
                            settings,
                            clock,
                            storeGuard,
                            store.stopWithin(),
                            mayWrite,
                            logRows,
                            directory,
                            entity.getShard(),
                            metrics,
                            live);
                    var room = RoomFront.create(new RoomId(entity.getEntityId()), world);
                    return loss.atRoom(room, entity.getEntityId());
                })
                .withStopMessage(RoomEntity.Stop.INSTANCE)
                .withEntityProps(DispatcherSelector.fromConfig(DISPATCHER));
        var sharding = ClusterSharding.get(system);
        return new RoomSharding(sharding, sharding.init(rooms), live);
    }

    /** The rooms that are awake on this node. */
    public LiveRooms live() {
        return live;
    }

    /** A room as somebody to ask. */
    public RecipientRef<Command> entity(RoomId room) {
        return sharding.entityRefFor(RoomEntity.TYPE_KEY, room.value());
    }

    /** Tells a room something; a room that sleeps wakes up. */
    public void tell(RoomId room, Command command) {
        region.tell(new ShardingEnvelope<>(room.value(), command));
    }
}
