package dev.hearth;

import dev.hearth.operations.AuditLog;
import dev.hearth.operations.Census;
import dev.hearth.operations.NodeAddress;
import dev.hearth.operations.NodeReporter;
import dev.hearth.operations.SettingsFollower;
import dev.hearth.operations.ShardCount;
import dev.hearth.operations.cassandra.CassandraAuditRows;
import dev.hearth.operations.cassandra.CassandraSettingRows;
import dev.hearth.operations.http.ConsoleDoor;
import dev.hearth.operations.http.ConsoleSettings;
import dev.hearth.room.RoomEntity;
import dev.hearth.session.UserSessionEntity;
import dev.hearth.store.cassandra.CqlStore;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.cluster.typed.Cluster;

/**
 * The console of a node, put together: every node tells how it is, and where somebody may sign in a door opens. Used by
 * the guardian alone.
 */
final class OperatorsConsole {

    /** How long requests under way may take once the node stops. */
    private static final Duration LAST_REQUESTS = Duration.ofSeconds(1);

    private final ActorSystem<?> system;
    private final ConsoleDoor.Inside inside;

    private OperatorsConsole(ActorSystem<?> system, ConsoleDoor.Inside inside) {
        this.system = system;
        this.inside = inside;
    }

    /** Starts what works on every node, as children of the caller. */
    static OperatorsConsole start(ActorContext<?> context, CqlStore store, Features features, NodeDoors doors) {
        var system = context.getSystem();
        var clock = Clock.systemUTC();
        context.spawn(NodeReporter.create(new NodeInsight(system, features, doors)), "node-reporter");
        var residents = new Census.Residents(
                () -> ShardCount.of(system, RoomEntity.TYPE_KEY),
                () -> ShardCount.of(system, UserSessionEntity.TYPE_KEY));
        var census = context.spawn(Census.create(residents, clock), "census");
        var self = NodeAddress.of(Cluster.get(system).selfMember().address());
        var audit = new AuditLog(new CassandraAuditRows(store), clock, self);
        var settings = new CassandraSettingRows(store);
        var follower = context.spawn(
                SettingsFollower.create(settings, new HouseRules(doors), SettingsFollower.INTERVAL),
                "settings-follower");
        var rooms = new RoomsOfHouse(system, features.rooms());
        return new OperatorsConsole(system, new ConsoleDoor.Inside(census, audit, rooms, settings, follower));
    }

    /** Opens the door where somebody may sign in; it stays open for as long as there is something to look at. */
    CompletionStage<Done> open() {
        var settings = ConsoleSettings.of(system.settings().config());
        return ConsoleDoor.start(system, settings, inside).thenApply(door -> {
            door.ifPresent(open -> CoordinatedShutdown.get(system)
                    .addTask(CoordinatedShutdown.PhaseServiceStop(), "end-console", () -> open.end(LAST_REQUESTS)));
            return Done.getInstance();
        });
    }
}
