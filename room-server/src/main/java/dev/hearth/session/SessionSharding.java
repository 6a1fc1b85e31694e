package dev.hearth.session;

import dev.hearth.kernel.PersonId;
import dev.hearth.kernel.RoomId;
import dev.hearth.observability.SessionMetrics;
import dev.hearth.room.RoomEntity;
import dev.hearth.store.StoreGuard;
import dev.hearth.store.StoreSettings;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.RecipientRef;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityRef;

/** Spreads user sessions over the cluster. */
public final class SessionSharding {

    private static final String DISPATCHER = "hearth.dispatchers.room";

    private final ClusterSharding sharding;

    private SessionSharding(ClusterSharding sharding) {
        this.sharding = sharding;
    }

    /**
     * Starts user sessions on this node.
     *
     * @param rooms the door of a room, asked whether a whisper is allowed
     * @param history reads what has left the inboxes' state
     * @param guard the node's one
     * @param mayWrite false while this node may have been given up
     * @param generation how often the store was restored from a backup
     */
    public static SessionSharding init(
            ActorSystem<?> system,
            SessionSettings settings,
            StoreSettings store,
            Function<RoomId, RecipientRef<RoomEntity.Command>> rooms,
            InboxHistory history,
            ActorRef<StoreGuard.Command> guard,
            BooleanSupplier mayWrite,
            long generation,
            SessionMetrics metrics) {
        var sessions = new SessionSharding(ClusterSharding.get(system));
        var doors = new SessionDoors(
                settings,
                generation,
                sessions::entity,
                rooms,
                guard,
                store.pause(),
                store.stopWithin(),
                mayWrite,
                history,
                InstantSource.system(),
                new SecureRandom(),
                metrics);
        sessions.sharding.init(Entity.of(
                        UserSessionEntity.TYPE_KEY,
                        context -> UserSessionEntity.create(
                                new PersonId(context.getEntityId()), context.getShard(), doors))
                .withStopMessage(UserSessionEntity.Stop.INSTANCE)
                .withEntityProps(DispatcherSelector.fromConfig(DISPATCHER)));
        return sessions;
    }

    /** The session of a person, wherever it lives. */
    public EntityRef<UserSessionEntity.Command> entity(PersonId person) {
        return sharding.entityRefFor(UserSessionEntity.TYPE_KEY, person.value());
    }
}
