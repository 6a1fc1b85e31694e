package dev.hearth.operations;

import dev.hearth.operations.domain.NodeReport;
import dev.hearth.operations.domain.NodeView;
import dev.hearth.operations.domain.SocketQuery;
import dev.hearth.operations.domain.Town;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.receptionist.Receptionist;
import org.apache.pekko.cluster.Member;
import org.apache.pekko.cluster.typed.Cluster;
import org.jspecify.annotations.Nullable;

/**
 * Gathers how all nodes are. However many ask, the nodes are asked once a second at most. A node that does not answer
 * within a second is shown as silent.
 */
public final class Census extends AbstractBehavior<Census.Command> {

    /** What a census can be told. */
    public sealed interface Command {}

    /** Asks how all nodes are. Answered within two seconds, from the last second's answers if there are such. */
    public record Look(ActorRef<Town> replyTo) implements Command {}

    /** The node of this address is to leave. Nobody is told if there is no such node any more. */
    public record Drain(String address, String operator) implements Command {}

    /** Asks which rooms have the most to do, on whichever node. Nodes that do not answer within a second are left out. */
    public record LookAtRooms(ActorRef<BusyRooms> replyTo) implements Command {}

    /** Rooms, the busiest first, each with the node where it lives. */
    public record BusyRooms(List<NodeReporter.RoomLoads> byNode) {
        public BusyRooms {
            byNode = List.copyOf(byNode);
        }
    }

    /** Asks for sockets of all nodes. Nodes that do not answer within a second are left out. */
    public record LookAtSockets(SocketQuery query, ActorRef<FoundSockets> replyTo) implements Command {}

    /** Sockets, by the node that has them. */
    public record FoundSockets(List<NodeReporter.Sockets> byNode) {
        public FoundSockets {
            byNode = List.copyOf(byNode);
        }
    }

    /** A socket of that node is to go. */
    public record Disconnect(String address, long socket, String operator) implements Command {}

    private record Listed(Set<ActorRef<NodeReporter.Command>> reporters) implements Command {}

    private record Counted(Map<ActorRef<NodeReporter.Command>, NodeReport> reports, Town town) implements Command {}

    private record Reported(
            ActorRef<NodeReporter.Command> reporter,
            @Nullable NodeReport report) {}

    /**
     * What a census asks besides the nodes; by {@link NodeAddress}.
     *
     * @param rooms how many rooms live where
     * @param sessions how many user sessions live where
     */
    public record Residents(
            Supplier<CompletionStage<Map<String, ShardCount>>> rooms,
            Supplier<CompletionStage<Map<String, ShardCount>>> sessions) {}

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final long FRESH_MILLIS = 1_000;
    private static final int WAITERS_MAX = 1_000;

    private final Residents residents;
    private final InstantSource clock;
    private final Cluster cluster;
    private final List<ActorRef<Town>> waiters = new ArrayList<>();
    private Set<ActorRef<NodeReporter.Command>> reporters = Set.of();
    private Map<ActorRef<NodeReporter.Command>, NodeReport> reports = Map.of();
    private @Nullable Town town;
    private boolean counting;

    /** A census of the whole cluster. */
    public static Behavior<Command> create(Residents residents, InstantSource clock) {
        return Behaviors.setup(context -> new Census(context, residents, clock));
    }

    private Census(ActorContext<Command> context, Residents residents, InstantSource clock) {
        super(context);
        this.residents = residents;
        this.clock = clock;
        this.cluster = Cluster.get(context.getSystem());
        var listing = context.messageAdapter(
                Receptionist.Listing.class,
                found -> new Listed(Set.copyOf(found.getServiceInstances(NodeReporter.KEY))));
        context.getSystem().receptionist().tell(Receptionist.subscribe(NodeReporter.KEY, listing));
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder()
                .onMessage(Look.class, this::onLook)
                .onMessage(LookAtRooms.class, this::onLookAtRooms)
                .onMessage(LookAtSockets.class, this::onLookAtSockets)
                .onMessage(Disconnect.class, this::onDisconnect)
                .onMessage(Listed.class, this::onListed)
                .onMessage(Counted.class, this::onCounted)
                .onMessage(Drain.class, this::onDrain)
                .build();
    }

    private Behavior<Command> onListed(Listed listed) {
        reporters = listed.reporters();
        return this;
    }

    private Behavior<Command> onLook(Look look) {
        var known = town;
        if (known != null && known.at().plusMillis(FRESH_MILLIS).isAfter(clock.instant())) {
            look.replyTo().tell(known);
            return this;
        }
        // Whoever is one too many gets no answer, which the one who asked takes as one.
        if (waiters.size() < WAITERS_MAX) {
            waiters.add(look.replyTo());
            count();
        }
        return this;
    }

    private void count() {
        if (counting) {
            return;
        }
        counting = true;
        var asked = reporters.stream().map(this::ask).toList();
        var rooms = orNothing(residents.rooms());
        var sessions = orNothing(residents.sessions());
        var all = CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new))
                .thenCombine(rooms, (done, found) -> found)
                .thenCombine(sessions, (roomsByNode, sessionsByNode) -> counted(asked, roomsByNode, sessionsByNode));
        getContext().pipeToSelf(all, (counted, failure) -> counted == null ? new Counted(Map.of(), nobody()) : counted);
    }

    private CompletableFuture<Reported> ask(ActorRef<NodeReporter.Command> reporter) {
        return AskPattern.ask(
                        reporter,
                        NodeReporter.Tell::new,
                        PATIENCE,
                        getContext().getSystem().scheduler())
                .handle((report, failure) -> new Reported(reporter, report))
                .toCompletableFuture();
    }

    private static CompletableFuture<Map<String, ShardCount>> orNothing(
            Supplier<CompletionStage<Map<String, ShardCount>>> count) {
        try {
            return count.get().toCompletableFuture().exceptionally(failure -> Map.of());
        } catch (RuntimeException e) {
            return CompletableFuture.completedFuture(Map.of());
        }
    }

    private Counted counted(
            List<CompletableFuture<Reported>> asked, Map<String, ShardCount> rooms, Map<String, ShardCount> sessions) {
        var byReporter = new HashMap<ActorRef<NodeReporter.Command>, NodeReport>();
        var byAddress = new HashMap<String, NodeReport>();
        for (var answer : asked) {
            var reported = answer.join();
            var report = reported.report();
            if (report != null) {
                byReporter.put(reported.reporter(), report);
                byAddress.put(report.address(), report);
            }
        }
        return new Counted(Map.copyOf(byReporter), seen(byAddress, rooms, sessions));
    }

    private Town nobody() {
        return seen(Map.of(), Map.of(), Map.of());
    }

    private Town seen(
            Map<String, NodeReport> reports, Map<String, ShardCount> rooms, Map<String, ShardCount> sessions) {
        var state = cluster.state();
        var unreachable = state.getUnreachable();
        var views = StreamSupport.stream(state.getMembers().spliterator(), false)
                .map(member -> view(member, !unreachable.contains(member), reports, rooms, sessions))
                .sorted((one, other) -> one.address().compareTo(other.address()))
                .toList();
        return new Town(clock.instant(), NodeAddress.of(cluster.selfMember().address()), views);
    }

    private static NodeView view(
            Member member,
            boolean reachable,
            Map<String, NodeReport> reports,
            Map<String, ShardCount> rooms,
            Map<String, ShardCount> sessions) {
        var address = NodeAddress.of(member.address());
        var ofRooms = rooms.getOrDefault(address, ShardCount.NONE);
        return new NodeView(
                address,
                member.status().toString(),
                reachable,
                Optional.ofNullable(reports.get(address)),
                ofRooms.shards(),
                ofRooms.entities(),
                sessions.getOrDefault(address, ShardCount.NONE).entities());
    }

    private Behavior<Command> onLookAtRooms(LookAtRooms look) {
        var unused = askAll((ActorRef<NodeReporter.RoomLoads> replyTo) ->
                        new NodeReporter.TellRooms(NodeReporter.ROOMS_MAX, replyTo))
                .thenAccept(loads -> look.replyTo().tell(new BusyRooms(loads)));
        return this;
    }

    private Behavior<Command> onLookAtSockets(LookAtSockets look) {
        var unused = askAll(
                        (ActorRef<NodeReporter.Sockets> replyTo) -> new NodeReporter.TellSockets(look.query(), replyTo))
                .thenAccept(sockets -> look.replyTo().tell(new FoundSockets(sockets)));
        return this;
    }

    /** The answers of all nodes that answer within a second; never fails. */
    private <T> CompletionStage<List<T>> askAll(Function<ActorRef<T>, NodeReporter.Command> question) {
        var scheduler = getContext().getSystem().scheduler();
        var asked = reporters.stream()
                .map(reporter -> AskPattern.<NodeReporter.Command, T>ask(reporter, question::apply, PATIENCE, scheduler)
                        .handle((answer, failure) -> Optional.ofNullable(answer))
                        .toCompletableFuture())
                .toList();
        return CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new))
                .thenApply(done ->
                        asked.stream().flatMap(answer -> answer.join().stream()).toList());
    }

    private Behavior<Command> onCounted(Counted counted) {
        counting = false;
        reports = counted.reports();
        town = counted.town();
        waiters.forEach(waiter -> waiter.tell(counted.town()));
        waiters.clear();
        return this;
    }

    private Behavior<Command> onDrain(Drain drain) {
        tell(drain.address(), new NodeReporter.Leave(drain.operator()));
        return this;
    }

    private Behavior<Command> onDisconnect(Disconnect order) {
        tell(order.address(), new NodeReporter.Disconnect(order.socket(), order.operator()));
        return this;
    }

    private void tell(String address, NodeReporter.Command command) {
        reports.forEach((reporter, report) -> {
            if (report.address().equals(address)) {
                reporter.tell(command);
            }
        });
    }
}
