package dev.hearth.operations;

import dev.hearth.logs.LogEvent;
import dev.hearth.operations.domain.ClosedSocket;
import dev.hearth.operations.domain.NodeReport;
import dev.hearth.operations.domain.RoomLoad;
import dev.hearth.operations.domain.SocketQuery;
import dev.hearth.operations.domain.SocketView;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.receptionist.Receptionist;
import org.apache.pekko.actor.typed.receptionist.ServiceKey;

/**
 * Says how its node is to whoever asks, and has it leave. One on every node, also where no console is open; found through
 * the receptionist. Does nothing unasked.
 */
public final class NodeReporter extends AbstractBehavior<NodeReporter.Command> {

    /** What a reporter can be told. */
    public sealed interface Command {}

    /** Asks how the node is. */
    public record Tell(ActorRef<NodeReport> replyTo) implements Command {}

    /** The node is to leave in good order; its process ends. */
    public record Leave(String operator) implements Command {}

    /** Asks which rooms of the node have the most to do. */
    public record TellRooms(int max, ActorRef<RoomLoads> replyTo) implements Command {}

    /** Asks for sockets of the node. */
    public record TellSockets(SocketQuery query, ActorRef<Sockets> replyTo) implements Command {}

    /** A socket is to go; its client may come back. */
    public record Disconnect(long socket, String operator) implements Command {}

    private record Probed(boolean alive, ActorRef<NodeReport> replyTo) implements Command {}

    /**
     * The busiest rooms of a node.
     *
     * @param address the node's
     */
    public record RoomLoads(String address, List<RoomLoad> rooms) {
        public RoomLoads {
            rooms = List.copyOf(rooms);
        }
    }

    /**
     * Sockets of a node.
     *
     * @param address the node's
     * @param closed the newest first
     */
    public record Sockets(String address, List<SocketView> open, List<ClosedSocket> closed) {
        public Sockets {
            open = List.copyOf(open);
            closed = List.copyOf(closed);
        }
    }

    /** What a reporter knows its node by. */
    public interface Node {

        /** How the node is; must not wait. */
        NodeReport report(boolean storeAnswers);

        /** Its busiest rooms; must not wait. */
        RoomLoads rooms(int max);

        /** Sockets that are asked for, and those that closed lately, at most so many each. */
        CompletionStage<Sockets> sockets(SocketQuery query, int max);

        /** Has a socket go. */
        void disconnect(long socket);

        /** Whether the store answers now. */
        CompletionStage<Boolean> askStore();

        /** Begins to leave. */
        void leave();
    }

    /** Sockets in one answer, and closed ones too. */
    public static final int SOCKETS_MAX = 100;

    /** Rooms in one answer. */
    public static final int ROOMS_MAX = 100;

    static final ServiceKey<Command> KEY = ServiceKey.create(Command.class, "node-reporter");

    /** Shorter than whoever asks waits: a silent store is an answer, a silent node is none. */
    private static final Duration STORE_PATIENCE = Duration.ofMillis(600);

    private final Node node;

    /** A reporter that can be found from every node. */
    public static Behavior<Command> create(Node node) {
        return Behaviors.setup(context -> new NodeReporter(context, node));
    }

    private NodeReporter(ActorContext<Command> context, Node node) {
        super(context);
        this.node = node;
        context.getSystem().receptionist().tell(Receptionist.register(KEY, context.getSelf()));
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder()
                .onMessage(Tell.class, this::onTell)
                .onMessage(TellRooms.class, this::onTellRooms)
                .onMessage(TellSockets.class, this::onTellSockets)
                .onMessage(Disconnect.class, this::onDisconnect)
                .onMessage(Probed.class, this::onProbed)
                .onMessage(Leave.class, this::onLeave)
                .build();
    }

    private Behavior<Command> onTell(Tell tell) {
        getContext()
                .pipeToSelf(
                        storeInTime(),
                        (alive, failure) -> new Probed(failure == null && Boolean.TRUE.equals(alive), tell.replyTo()));
        return this;
    }

    private CompletableFuture<Boolean> storeInTime() {
        try {
            return node.askStore()
                    .toCompletableFuture()
                    .copy()
                    .orTimeout(STORE_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private Behavior<Command> onTellRooms(TellRooms tell) {
        tell.replyTo().tell(node.rooms(Math.min(tell.max(), ROOMS_MAX)));
        return this;
    }

    /** Whoever asked hears nothing if that fails, and takes it as silence. */
    private Behavior<Command> onTellSockets(TellSockets tell) {
        var unused = node.sockets(tell.query(), SOCKETS_MAX)
                .thenAccept(found -> tell.replyTo().tell(found));
        return this;
    }

    private Behavior<Command> onDisconnect(Disconnect disconnect) {
        LogEvent.DEED_DONE
                .at(getContext().getLog())
                .log("{} has socket {} go", disconnect.operator(), disconnect.socket());
        node.disconnect(disconnect.socket());
        return this;
    }

    private Behavior<Command> onProbed(Probed probed) {
        probed.replyTo().tell(node.report(probed.alive()));
        return this;
    }

    private Behavior<Command> onLeave(Leave leave) {
        LogEvent.DEED_DONE.at(getContext().getLog()).log("{} has this node leave", leave.operator());
        node.leave();
        return this;
    }
}
