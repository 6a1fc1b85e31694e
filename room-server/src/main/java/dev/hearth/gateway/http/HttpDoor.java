package dev.hearth.gateway.http;

import dev.hearth.catalogue.Catalogue;
import dev.hearth.directory.RoomDirectory;
import dev.hearth.gateway.tls.ServerTls;
import dev.hearth.identity.Identity;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.ConnectionContext;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.apache.pekko.http.javadsl.settings.ServerSettings;
import scala.jdk.javaapi.DurationConverters;

/** Opens the HTTP door of a node. */
public final class HttpDoor {

    /**
     * What the door shows.
     *
     * @param liveness asked for every liveness check; must not wait
     * @param readiness asked for every readiness check; must not wait
     * @param socketPort asked when a client wants to know; the socket may open after this door
     */
    public record Inside(
            Identity identity,
            RoomDirectory directory,
            Catalogue catalogue,
            Supplier<Readiness> liveness,
            Supplier<Readiness> readiness,
            AnnouncedLimits limits,
            IntSupplier socketPort) {}

    private HttpDoor() {}

    /** Opens the door. The stage fails with {@link BindFailed} when the port cannot be had. */
    public static CompletionStage<Binding> start(ActorSystem<?> system, HttpSettings settings, Inside inside) {
        var port = new CompletableFuture<Integer>();
        var site = new HttpSite(settings, inside, system, () -> origins(settings, port.getNow(settings.port())));
        var server = Http.get(system)
                .newServerAt(settings.address(), settings.port())
                .withSettings(serverSettings(system, settings));
        return ServerTls.of(settings.tls())
                .map(tls -> server.enableHttps(ConnectionContext.httpsServer(tls::newEngine)))
                .orElse(server)
                .bind(site::answer)
                .handle((bound, failure) -> {
                    if (failure != null) {
                        throw new BindFailed(settings, failure);
                    }
                    port.complete(bound.localAddress().getPort());
                    return new Binding(bound, settings);
                });
    }

    private static ServerSettings serverSettings(ActorSystem<?> system, HttpSettings settings) {
        var server = ServerSettings.create(system.classicSystem());
        return server.withParserSettings(server.getParserSettings().withIllegalHeaderWarnings(false))
                .withParsingErrorHandler(MalformedRequests.class.getName())
                .withMaxConnections(settings.connectionsMax())
                .withBacklog(settings.backlog())
                .withRemoteAddressAttribute(true)
                .withServerHeader(Optional.empty())
                .withTimeouts(server.getTimeouts().withIdleTimeout(DurationConverters.toScala(settings.idleTimeout())));
    }

    private static Set<String> origins(HttpSettings settings, int port) {
        var origins = new TreeSet<>(settings.origins());
        if (settings.localOrigins()) {
            origins.addAll(
                    List.of(settings.scheme() + "://localhost:" + port, settings.scheme() + "://127.0.0.1:" + port));
        }
        return origins;
    }

    /** An open door. */
    public static final class Binding {
        private final ServerBinding bound;
        private final HttpSettings settings;

        private Binding(ServerBinding bound, HttpSettings settings) {
            this.bound = bound;
            this.settings = settings;
        }

        /** The port it listens on, also when any free one was asked for. */
        public int port() {
            return bound.localAddress().getPort();
        }

        /** The name of this machine that a browser on it can use; {@code localhost} where the door has no address of its own. */
        public String shownHost() {
            var address = settings.address();
            return Set.of("127.0.0.1", "0.0.0.0", "::").contains(address) ? "localhost" : address;
        }

        /** {@code http} or {@code https}. */
        public String scheme() {
            return settings.scheme();
        }

        /** Values of the Origin header that this door takes; the socket edge takes the same. */
        public Set<String> origins() {
            return HttpDoor.origins(settings, port());
        }

        /** Takes no new connections; those that are open go on. */
        public CompletionStage<Done> stopAccepting() {
            return bound.unbind();
        }

        /** Ends everything, letting requests under way finish until the deadline. */
        public CompletionStage<Done> end(Duration deadline) {
            return bound.terminate(deadline).thenApply(ended -> Done.getInstance());
        }
    }
}
