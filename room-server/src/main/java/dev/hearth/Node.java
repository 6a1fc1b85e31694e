package dev.hearth;

import dev.hearth.cluster.Formation;
import dev.hearth.config.ClusterSettings;
import dev.hearth.logs.LogEvent;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.Done;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.typed.ActorSystem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running node, and the order in which it ends: the actor system first, the local store last, because rooms still write
 * while they stop.
 */
final class Node {
    private static final Logger LOG = LoggerFactory.getLogger(Node.class);
    // Longer than all phases of the coordinated shutdown that can wait for something.
    static final Duration STOP_TIMEOUT = Duration.ofSeconds(90);

    // Class files have no version; to the cluster they are older than every release.
    private static final String UNPACKAGED = "0.0.0";

    private final ActorSystem<?> system;
    private final CoordinatedShutdown shutdown;
    private final ServerEnd end;

    private Node(ActorSystem<?> system, ServerEnd end) {
        this.system = system;
        this.shutdown = CoordinatedShutdown.get(system);
        this.end = end;
    }

    static Node start(StoreAccess store) {
        var end = new ServerEnd();
        var settings = ClusterSettings.of(store.config());
        var version = ReleaseVersion.packaged().orElse(UNPACKAGED);
        var config = Formation.overlay(settings, version)
                .withFallback(NodeDoors.overlay(store.config()))
                .withFallback(store.config());
        var system = ActorSystem.create(RoomServerGuardian.create(end), "hearth", config);
        var node = new Node(system, end);
        // Pekko's own hook stops the actor system at the same time; this one waits for that, and then stops the store.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> node.stopLast(store), "stop-local-store"));
        node.endInTime();
        node.form(settings);
        return node;
    }

    /** Waits until the actor system has ended, for whatever reason. */
    Optional<ServerEnd.Cause> awaitEnd() {
        system.getWhenTerminated().toCompletableFuture().join();
        shutdown.getShutdownReason().ifPresent(end::because);
        return end.cause();
    }

    /** A node that the cluster has given up must end even if something in it hangs: only then it can be started again. */
    private void endInTime() {
        shutdown.addTask(CoordinatedShutdown.PhaseBeforeServiceUnbind(), "end-in-time", () -> {
            if (shutdown.getShutdownReason().filter(ServerEnd::isLoss).isPresent()) {
                CompletableFuture.delayedExecutor(STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS)
                        .execute(() -> Runtime.getRuntime().halt(ExitCode.FAILED.status()));
            }
            return CompletableFuture.completedFuture(Done.getInstance());
        });
    }

    private void form(ClusterSettings settings) {
        Formation.begin(system, settings).whenComplete((begun, failure) -> {
            if (failure != null) {
                end.because(Objects.requireNonNullElse(failure.getCause(), failure));
                system.terminate();
            }
        });
    }

    private void stopLast(StoreAccess store) {
        try {
            system.getWhenTerminated().toCompletableFuture().get(STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LogEvent.NODE_STOP_LATE.at(LOG).setCause(e).log("the actor system did not stop in order");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        store.close();
    }
}
