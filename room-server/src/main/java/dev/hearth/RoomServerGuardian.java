package dev.hearth;

import dev.hearth.gateway.http.AnnouncedLimits;
import dev.hearth.gateway.http.HttpDoor;
import dev.hearth.gateway.http.HttpSettings;
import dev.hearth.gateway.http.Readiness;
import dev.hearth.store.cassandra.CqlStore;
import dev.hearth.store.cassandra.StoreGeneration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.jspecify.annotations.Nullable;

/** Composition root: starts the features, then opens the doors, and says when the node is ready. */
final class RoomServerGuardian extends AbstractBehavior<RoomServerGuardian.Command> {

    sealed interface Command {}

    private record StoreReady(long generation) implements Command {}

    private record DoorsOpen(HttpDoor.Binding http) implements Command {}

    private record StartFailed(Throwable failure) implements Command {}

    private final ServerEnd end;
    private final CqlStore store;
    private final AtomicReference<Readiness> readiness = new AtomicReference<>(new Readiness(false, "starting"));

    static Behavior<Command> create(ServerEnd end) {
        return Behaviors.setup(context -> new RoomServerGuardian(context, end));
    }

    private RoomServerGuardian(ActorContext<Command> context, ServerEnd end) {
        super(context);
        this.end = end;
        this.store = CqlStore.of(context.getSystem());
        then(StoreGeneration.read(store), StoreReady::new);
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder()
                .onMessage(StoreReady.class, this::onStoreReady)
                .onMessage(DoorsOpen.class, this::onDoorsOpen)
                .onMessage(StartFailed.class, this::onStartFailed)
                .build();
    }

    private Behavior<Command> onStoreReady(StoreReady ready) {
        var features = Features.start(getContext(), store, ready.generation());
        var system = getContext().getSystem();
        var inside = new HttpDoor.Inside(
                features.identity(), features.directory(), readiness::get, new AnnouncedLimits(1, 2, 3), () -> 7071);
        then(HttpDoor.start(system, HttpSettings.of(system.settings().config()), inside), DoorsOpen::new);
        return this;
    }

    private Behavior<Command> onDoorsOpen(DoorsOpen open) {
        readiness.set(new Readiness(true, "ready"));
        getContext()
                .getLog()
                .info(
                        "Hearth is ready: open http://localhost:{}/ in a browser",
                        open.http().port());
        return this;
    }

    private Behavior<Command> onStartFailed(StartFailed failed) {
        end.unavailable(String.valueOf(failed.failure().getMessage()));
        return Behaviors.stopped();
    }

    private <T> void then(CompletionStage<T> stage, java.util.function.Function<T, Command> message) {
        getContext().pipeToSelf(stage, (value, failure) -> result(value, failure, message));
    }

    private static <T> Command result(
            @Nullable T value, @Nullable Throwable failure, java.util.function.Function<T, Command> message) {
        if (value != null) {
            return message.apply(value);
        }
        return new StartFailed(
                failure instanceof CompletionException && failure.getCause() != null
                        ? failure.getCause()
                        : new IllegalStateException("no value", failure));
    }
}
