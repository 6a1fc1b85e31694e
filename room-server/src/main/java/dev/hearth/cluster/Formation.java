package dev.hearth.cluster;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValueFactory;
import dev.hearth.config.ClusterSettings;
import dev.hearth.config.ManagementSettings;
import dev.hearth.logs.LogEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;
import org.apache.pekko.management.cluster.bootstrap.ClusterBootstrap;
import org.apache.pekko.management.javadsl.PekkoManagement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a node into its cluster, as {@link ClusterSettings} say. It never opens a door to people: whoever does waits until
 * the node is a member.
 */
public final class Formation {
    private static final Logger LOG = LoggerFactory.getLogger(Formation.class);
    private static final Duration REMINDER = Duration.ofSeconds(30);
    private static final String METHOD = "pekko.management.cluster.bootstrap.contact-point-discovery.discovery-method";

    private Formation() {}

    /**
     * What Pekko must know of this before the actor system starts.
     *
     * @param version of this build; while versions are mixed, rooms prefer nodes of the newest
     */
    public static Config overlay(ClusterSettings settings, String version) {
        var overlay = ConfigFactory.empty("formation")
                .withValue("pekko.cluster.app-version", ConfigValueFactory.fromAnyRef(version));
        if (settings.forming() == ClusterSettings.Forming.ALONE) {
            return overlay;
        }
        return overlay.withValue(METHOD, ConfigValueFactory.fromAnyRef(method(settings.discovery())))
                .withValue(
                        "pekko.discovery.config.services",
                        ConfigValueFactory.fromMap(
                                Map.of(settings.serviceName(), Map.of("endpoints", endpoints(settings)))));
    }

    /**
     * Begins to form or to join. The stage is done when that is under way, and fails with {@link CannotListen} when other
     * nodes could not find this one.
     */
    public static CompletionStage<Done> begin(ActorSystem<?> system, ClusterSettings settings) {
        if (settings.forming() == ClusterSettings.Forming.ALONE) {
            var cluster = Cluster.get(system);
            cluster.manager().tell(Join.create(cluster.selfMember().address()));
            return CompletableFuture.completedFuture(Done.getInstance());
        }
        LogEvent.CLUSTER_SEARCH.at(LOG).log("looking for the other nodes {}", where(settings));
        remind(system, settings);
        return PekkoManagement.get(system)
                .start()
                .thenRun(() -> ClusterBootstrap.get(system).start())
                .handle((begun, failure) -> {
                    if (failure != null) {
                        throw CannotListen.at(
                                ManagementSettings.of(system.settings().config()), failure);
                    }
                    return Done.getInstance();
                });
    }

    /** Silence would look like a hang. */
    private static void remind(ActorSystem<?> system, ClusterSettings settings) {
        Runnable unlessFound = () -> {
            if (Cluster.get(system).selfMember().status() == MemberStatus.removed()) {
                LogEvent.CLUSTER_SEARCH_LONG
                        .at(LOG)
                        .log(
                                "still looking for the other nodes {}: {} of them must answer",
                                where(settings),
                                settings.requiredContactPoints());
                remind(system, settings);
            }
        };
        var unused = system.scheduler().scheduleOnce(REMINDER, unlessFound, system.executionContext());
    }

    private static String where(ClusterSettings settings) {
        return settings.usesContactPoints()
                ? "at " + String.join(", ", settings.contactPoints())
                : "of " + settings.serviceName() + " by " + method(settings.discovery());
    }

    private static String method(ClusterSettings.Discovery discovery) {
        return switch (discovery) {
            case CONFIG -> "config";
            case DNS -> "pekko-dns";
            case KUBERNETES -> "kubernetes-api";
        };
    }

    private static List<Map<String, Object>> endpoints(ClusterSettings settings) {
        return settings.contactPoints().stream().map(Formation::endpoint).toList();
    }

    private static Map<String, Object> endpoint(String contactPoint) {
        int colon = contactPoint.lastIndexOf(':');
        return Map.of(
                "host", contactPoint.substring(0, colon), "port", Integer.valueOf(contactPoint.substring(colon + 1)));
    }
}
