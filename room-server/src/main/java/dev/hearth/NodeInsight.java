package dev.hearth;

import dev.hearth.gateway.socket.Closing;
import dev.hearth.gateway.socket.SocketOffice;
import dev.hearth.gateway.socket.SocketSight;
import dev.hearth.kernel.Principal;
import dev.hearth.kernel.RoomId;
import dev.hearth.observability.NodeMetrics;
import dev.hearth.operations.NodeAddress;
import dev.hearth.operations.NodeReporter;
import dev.hearth.operations.domain.ClosedSocket;
import dev.hearth.operations.domain.NodeReport;
import dev.hearth.operations.domain.RoomLoad;
import dev.hearth.operations.domain.SocketQuery;
import dev.hearth.operations.domain.SocketView;
import dev.hearth.room.LiveRooms;
import dev.hearth.store.StoreProbe;
import dev.hearth.store.cassandra.CassandraStoreProbe;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.typed.Cluster;

/** How this node is, from what its parts measure anyway. */
final class NodeInsight implements NodeReporter.Node {

    /** Why the node stops; to the command line a stop in order, as by a signal. */
    private static final class DrainedByOperator implements CoordinatedShutdown.Reason {
        @Override
        public String toString() {
            return "an operator has this node leave";
        }
    }

    private final ActorSystem<?> system;
    private final NodeMetrics metrics;
    private final NodeHealth health;
    private final LiveRooms rooms;
    private final NodeDoors doors;
    private final StoreProbe probe;
    private final String address;
    private final List<String> roles;

    NodeInsight(ActorSystem<?> system, Features features, NodeDoors doors) {
        this.system = system;
        this.metrics = features.metrics();
        this.health = features.health();
        this.rooms = features.rooms().live();
        this.doors = doors;
        this.probe = CassandraStoreProbe.of(system);
        var self = Cluster.get(system).selfMember();
        this.address = NodeAddress.of(self.address());
        this.roles = self.getRoles().stream()
                .filter(role -> !role.startsWith("dc-"))
                .sorted()
                .toList();
    }

    @Override
    public NodeReport report(boolean storeAnswers) {
        var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        var readings = doors.readings();
        return new NodeReport(
                address,
                ReleaseVersion.packaged().orElse("development"),
                roles,
                ManagementFactory.getRuntimeMXBean().getStartTime(),
                metrics.sockets().openNow(),
                heap.getUsed(),
                heap.getMax(),
                readings.lagMillis(),
                readings.persistMillis(),
                metrics.sockets().answeredCount(),
                metrics.commits().secondWriterCount(),
                storeAnswers,
                doors.refuses(),
                health.isDraining());
    }

    @Override
    public NodeReporter.RoomLoads rooms(int max) {
        var loads = rooms.busiest(max).stream().map(NodeInsight::load).toList();
        return new NodeReporter.RoomLoads(address, loads);
    }

    private static RoomLoad load(LiveRooms.Load load) {
        return new RoomLoad(
                load.room().value(),
                load.name(),
                load.closed(),
                load.occupants(),
                load.capacity(),
                load.offset(),
                load.commandsPerMinute());
    }

    @Override
    public CompletionStage<NodeReporter.Sockets> sockets(SocketQuery query, int max) {
        return doors.office()
                .map(office -> found(office, query, max))
                .orElseGet(() ->
                        CompletableFuture.completedFuture(new NodeReporter.Sockets(address, List.of(), List.of())));
    }

    private CompletionStage<NodeReporter.Sockets> found(SocketOffice office, SocketQuery query, int max) {
        var closed = office.closings(closing -> query.matches(persona(closing.principal()), closing.name()), max);
        return office.find(sight -> isWanted(sight, query), max)
                .thenApply(open -> new NodeReporter.Sockets(
                        address,
                        open.stream().map(NodeInsight::view).toList(),
                        closed.stream().map(NodeInsight::view).toList()));
    }

    private static boolean isWanted(SocketSight sight, SocketQuery query) {
        return (!query.slow() || sight.isSlow()) && query.matches(persona(sight.principal()), sight.name());
    }

    private static String persona(Principal principal) {
        return principal.persona().value();
    }

    private static SocketView view(SocketSight sight) {
        return new SocketView(
                sight.socket(),
                persona(sight.principal()),
                sight.name(),
                sight.client(),
                sight.rooms().stream().map(RoomId::value).toList(),
                sight.age().toMillis(),
                sight.silence().toMillis(),
                sight.waitingFrames(),
                sight.waitingBytes(),
                sight.stalled().toMillis());
    }

    private static ClosedSocket view(Closing closing) {
        return new ClosedSocket(
                closing.at().toEpochMilli(),
                persona(closing.principal()),
                closing.name(),
                closing.code(),
                closing.age().toMillis());
    }

    @Override
    public void disconnect(long socket) {
        doors.office().ifPresent(office -> office.disconnect(socket));
    }

    @Override
    public CompletionStage<Boolean> askStore() {
        return probe.answers();
    }

    @Override
    public void leave() {
        var unused = CoordinatedShutdown.get(system).runAll(new DrainedByOperator());
    }
}
