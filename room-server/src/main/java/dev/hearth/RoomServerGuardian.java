package dev.hearth;

import dev.hearth.config.NodeSettings;
import dev.hearth.gateway.http.HttpDoor;
import dev.hearth.logs.LogEvent;
import dev.hearth.store.cassandra.CqlStore;
import dev.hearth.store.cassandra.StoreGeneration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.SelfUp;
import org.apache.pekko.cluster.typed.Subscribe;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Composition root: starts the features once the store answers, then opens the doors, and says when the node is ready. */
final class RoomServerGuardian extends AbstractBehavior<RoomServerGuardian.Command> {

    /** What the guardian tells itself. */
    sealed interface Command {}

    private record StoreAnswered(long generation) implements Command {}

    private record OperationsOpened(Features features) implements Command {}

    private record HttpOpened(Features features, HttpDoor.Binding http) implements Command {}

    private record Joined(Runnable open) implements Command {}

    private record StartFailed(Throwable failure) implements Command {}

    private static final Logger LOG = LoggerFactory.getLogger(RoomServerGuardian.class);

    private final ServerEnd end;
    private final CqlStore store;
    private final NodeDoors doors;
    private final boolean isGateway;

    static Behavior<Command> create(ServerEnd end) {
        return Behaviors.setup(context -> new RoomServerGuardian(context, end));
    }

    private RoomServerGuardian(ActorContext<Command> context, ServerEnd end) {
        super(context);
        this.end = end;
        this.store = CqlStore.of(context.getSystem());
        this.doors = new NodeDoors(context.getSystem());
        this.isGateway =
                NodeSettings.of(context.getSystem().settings().config()).isGateway();
        await(StoreGeneration.read(store), StoreAnswered::new);
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder()
                .onMessage(StoreAnswered.class, this::onStoreAnswered)
                .onMessage(OperationsOpened.class, this::onOperationsOpened)
                .onMessage(HttpOpened.class, this::onHttpOpened)
                .onMessage(Joined.class, joined -> attempt(joined.open()))
                .onMessage(StartFailed.class, failed -> onStartFailed(failed.failure()))
                .build();
    }

    private Behavior<Command> onStoreAnswered(StoreAnswered answered) {
        return attempt(() -> {
            var features = Features.start(getContext(), store, answered.generation());
            var console = OperatorsConsole.start(getContext(), store, features, doors);
            await(
                    doors.openOperations(features).thenCompose(opened -> console.open()),
                    opened -> new OperationsOpened(features));
        });
    }

    private Behavior<Command> onOperationsOpened(OperationsOpened opened) {
        return attempt(() -> {
            if (isGateway) {
                await(doors.openHttp(opened.features()), http -> new HttpOpened(opened.features(), http));
            } else {
                onceJoined(() -> {
                    opened.features().health().opened();
                    LogEvent.NODE_READY.at(LOG).log("Hearth is ready: rooms may live here");
                });
            }
        });
    }

    private Behavior<Command> onHttpOpened(HttpOpened opened) {
        return attempt(() -> onceJoined(() -> {
            doors.openSocket(getContext(), opened.features(), opened.http());
            LogEvent.NODE_READY
                    .at(LOG)
                    .log(
                            "Hearth is ready: open {}://{}:{}/ in a browser",
                            opened.http().scheme(),
                            opened.http().shownHost(),
                            opened.http().port());
        }));
    }

    /** Nobody is let in before the way to all rooms is known. */
    private void onceJoined(Runnable open) {
        var up = getContext().messageAdapter(SelfUp.class, self -> new Joined(open));
        Cluster.get(getContext().getSystem()).subscriptions().tell(Subscribe.create(up, SelfUp.class));
    }

    /** A start that fails ends the node with one line for the operator. */
    private Behavior<Command> attempt(Runnable step) {
        try {
            step.run();
            return this;
        } catch (RuntimeException e) {
            return onStartFailed(e);
        }
    }

    private Behavior<Command> onStartFailed(Throwable failure) {
        end.because(failure);
        return Behaviors.stopped();
    }

    private <T> void await(CompletionStage<T> stage, Function<T, Command> message) {
        getContext().pipeToSelf(stage, (value, failure) -> told(value, failure, message));
    }

    private static <T> Command told(@Nullable T value, @Nullable Throwable failure, Function<T, Command> message) {
        if (value != null) {
            return message.apply(value);
        }
        var cause = failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
        return new StartFailed(cause == null ? new IllegalStateException("a start without result") : cause);
    }
}
