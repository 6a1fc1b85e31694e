package dev.hearth;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValueFactory;
import dev.hearth.cluster.Departures;
import dev.hearth.gateway.admission.Pressure;
import dev.hearth.gateway.admission.Readings;
import dev.hearth.gateway.http.AnnouncedLimits;
import dev.hearth.gateway.http.HttpDoor;
import dev.hearth.gateway.http.HttpSettings;
import dev.hearth.gateway.http.Readiness;
import dev.hearth.gateway.socket.Doors;
import dev.hearth.gateway.socket.GatewaySettings;
import dev.hearth.gateway.socket.SocketDoor;
import dev.hearth.gateway.socket.SocketOffice;
import dev.hearth.observability.HealthAnswer;
import dev.hearth.operations.http.OperationsDoor;
import dev.hearth.operations.http.OperationsSettings;
import dev.hearth.room.MessageLoss;
import dev.hearth.room.domain.TalkText;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.apache.pekko.Done;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.jspecify.annotations.Nullable;

/**
 * The doors of a node: pages and sign-in over HTTP, rooms over WebSocket, metrics for operators. Tells {@link NodeHealth} how
 * far they are. Used by the guardian alone.
 */
final class NodeDoors {

    /** How long requests under way may take once the node stops. */
    private static final Duration LAST_REQUESTS = Duration.ofSeconds(3);

    private static final String CLOSING_SOCKETS = "pekko.coordinated-shutdown.phases.service-requests-done.timeout";

    private final ActorSystem<?> system;
    private final GatewaySettings gateway;
    private final HttpSettings pages;
    private volatile int socketPort;
    private volatile @Nullable SocketDoor open;
    private volatile OptionalInt socketsMax = OptionalInt.empty();

    NodeDoors(ActorSystem<?> system) {
        this.system = system;
        this.gateway = GatewaySettings.of(system.settings().config());
        this.pages = HttpSettings.of(system.settings().config());
    }

    /**
     * What Pekko must know of this before the actor system starts: the phase in which sockets close must not end before they
     * have.
     */
    static Config overlay(Config config) {
        var total = GatewaySettings.of(config).drain().total();
        return ConfigFactory.empty("drain")
                .withValue(CLOSING_SOCKETS, ConfigValueFactory.fromAnyRef(total.toMillis() + "ms"));
    }

    /** Opens HTTP; until the socket is open too the node says that it is starting. */
    CompletionStage<HttpDoor.Binding> openHttp(Features features) {
        var limits = new AnnouncedLimits(
                gateway.limits().frameBytes(), gateway.limits().unansweredMax(), TalkText.CODE_POINTS_MAX);
        var inside = new HttpDoor.Inside(
                features.identity(),
                features.directory(),
                features.catalogue(),
                () -> shown(features.health().alive()),
                () -> shown(features.health().ready()),
                limits,
                () -> socketPort);
        return HttpDoor.start(system, pages, inside);
    }

    /** What visitors get to see of it. */
    private static Readiness shown(HealthAnswer answer) {
        return new Readiness(answer.good(), answer.status());
    }

    /** Opens the operators' door; it stays open for as long as there is something to look at. */
    CompletionStage<OperationsDoor.Binding> openOperations(Features features) {
        var settings = OperationsSettings.of(system.settings().config());
        var health = features.health();
        Map<String, Supplier<HealthAnswer>> questions =
                Map.of("/startup", health::startup, "/ready", health::ready, "/alive", health::alive);
        return OperationsDoor.start(system, settings, features.metrics()::scrape, questions)
                .thenApply(door -> {
                    var shutdown = CoordinatedShutdown.get(system);
                    addTask(shutdown, CoordinatedShutdown.PhaseBeforeServiceUnbind(), "say-draining", () -> {
                        health.draining();
                        return CompletableFuture.completedStage(Done.getInstance());
                    });
                    addTask(
                            shutdown,
                            CoordinatedShutdown.PhaseServiceStop(),
                            "end-operations",
                            () -> door.end(LAST_REQUESTS));
                    return door;
                });
    }

    /** Opens the socket to whoever may post at the HTTP door; from now on the node is ready. */
    void openSocket(ActorContext<?> context, Features features, HttpDoor.Binding http) {
        var doors = new Doors(
                features.rooms()::tell,
                (person, command) -> features.sessions().entity(person).tell(command),
                features.identity().tokens(),
                features.identity().people(),
                features.directory(),
                features.history(),
                features.replay(),
                features.wardrobes(),
                features.catalogue(),
                Clock.systemUTC(),
                features.metrics(),
                MessageLoss.of(system.settings().config()));
        var socket = SocketDoor.start(
                context,
                gateway,
                doors,
                http.origins(),
                ReleaseVersion.packaged().orElse("development"));
        socketPort = socket.port();
        open = socket;
        socket.limit(socketsMax);
        features.health().watchAdmission(socket::degradations);
        features.health().opened();
        closeInOrder(http, socket);
        context.spawn(Departures.create(socket::confirmLinks), "departures");
    }

    /** No new visitors first, then the sockets go in batches; HTTP ends last, for those who ask for health. */
    private void closeInOrder(HttpDoor.Binding http, SocketDoor socket) {
        var shutdown = CoordinatedShutdown.get(system);
        addTask(shutdown, CoordinatedShutdown.PhaseBeforeServiceUnbind(), "refuse-sockets", () -> {
            socket.refuseNew();
            return CompletableFuture.completedStage(Done.getInstance());
        });
        addTask(shutdown, CoordinatedShutdown.PhaseServiceUnbind(), "stop-accepting", http::stopAccepting);
        addTask(shutdown, CoordinatedShutdown.PhaseServiceRequestsDone(), "close-sockets", socket::close);
        addTask(shutdown, CoordinatedShutdown.PhaseServiceStop(), "end-http", () -> http.end(LAST_REQUESTS));
    }

    /** What was measured last; calm where there are no sockets. */
    Readings readings() {
        var socket = open;
        return socket == null ? Readings.CALM : socket.admission().readings();
    }

    /** Why nobody new is admitted; empty if people are. */
    String refuses() {
        var socket = open;
        Pressure pressure = socket == null ? null : socket.admission().pressure();
        return pressure == null ? "" : pressure.meaning();
    }

    /** Where operators look at sockets; nothing where there are none. */
    Optional<SocketOffice> office() {
        return Optional.ofNullable(open).map(SocketDoor::office);
    }

    /** How many sockets may come, below what is configured; nothing: as configured. Also before they can. */
    void limitSockets(OptionalInt max) {
        socketsMax = max;
        var socket = open;
        if (socket != null) {
            socket.limit(max);
        }
    }

    private static void addTask(
            CoordinatedShutdown shutdown, String phase, String name, Supplier<CompletionStage<?>> task) {
        shutdown.addTask(phase, name, () -> task.get().thenApply(done -> Done.getInstance()));
    }
}
