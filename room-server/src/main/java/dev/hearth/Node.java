package dev.hearth;

import com.typesafe.config.Config;
import dev.hearth.config.NodeSettings;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running node, and the order in which it ends: the actor system first, the local store last, because rooms still write
 * while they stop.
 */
final class Node {
    private static final Logger LOG = LoggerFactory.getLogger(Node.class);
    // Longer than all phases of the coordinated shutdown that can wait for something.
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(90);

    private final ActorSystem<?> system;
    private final ServerEnd end;

    private Node(ActorSystem<?> system, ServerEnd end) {
        this.system = system;
        this.end = end;
    }

    static Node start(StoreAccess store) {
        var end = new ServerEnd();
        var system = ActorSystem.create(RoomServerGuardian.create(end), "hearth", store.config());
        var node = new Node(system, end);
        // Pekko's own hook stops the actor system at the same time; this one waits for that, and then stops the store.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> node.stopLast(store), "stop-local-store"));
        node.form(store.config());
        return node;
    }

    /** Waits until the actor system has ended, for whatever reason. */
    Optional<ServerEnd.Cause> awaitEnd() {
        system.getWhenTerminated().toCompletableFuture().join();
        return end.cause();
    }

    private void form(Config config) {
        if (NodeSettings.of(config).forming() == NodeSettings.Forming.ALONE) {
            var cluster = Cluster.get(system);
            cluster.manager().tell(Join.create(cluster.selfMember().address()));
        }
    }

    private void stopLast(StoreAccess store) {
        try {
            system.getWhenTerminated().toCompletableFuture().get(STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.warn("the actor system did not stop in order", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        store.close();
    }
}
