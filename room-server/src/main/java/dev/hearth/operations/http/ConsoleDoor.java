package dev.hearth.operations.http;

import dev.hearth.logs.LogEvent;
import dev.hearth.operations.AuditLog;
import dev.hearth.operations.Census;
import dev.hearth.operations.Rooms;
import dev.hearth.operations.SettingRows;
import dev.hearth.operations.SettingsFollower;
import dev.hearth.operations.argon2.PasswordHash;
import dev.hearth.operations.domain.Operator;
import dev.hearth.operations.domain.Role;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.apache.pekko.http.javadsl.settings.ServerSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the operators' console of a node, if there is anybody who may sign in. */
public final class ConsoleDoor {

    private static final Logger LOG = LoggerFactory.getLogger(ConsoleDoor.class);
    private static final String WORKERS = "hearth.dispatchers.blocking";
    private static final String GENERATED_NAME = "operator";
    private static final int CONNECTIONS_MAX = 200;

    /** What the console shows and acts on. */
    public record Inside(
            ActorRef<Census.Command> census,
            AuditLog audit,
            Rooms rooms,
            SettingRows settings,
            ActorRef<SettingsFollower.Command> follower) {}

    private ConsoleDoor() {}

    /**
     * Opens the door, or says why not. The stage fails with {@link CannotListen} when the port cannot be had.
     *
     * @return nothing where nobody could sign in
     */
    public static CompletionStage<Optional<Binding>> start(
            ActorSystem<?> system, ConsoleSettings settings, Inside inside) {
        if (!settings.opens()) {
            LogEvent.CONSOLE_CLOSED
                    .at(LOG)
                    .log("the console stays closed: hearth.console.passwords names nobody who may sign in");
            return CompletableFuture.completedFuture(Optional.empty());
        }
        var random = new SecureRandom();
        var password = settings.users().isEmpty() ? Optional.of(password(random)) : Optional.<String>empty();
        var known = password.map(text -> settings.with(generated(text, random))).orElse(settings);
        var site = site(system, known, inside, random);
        return Http.get(system)
                .newServerAt(settings.address(), settings.port())
                .withSettings(serverSettings(system))
                .bind(site::answer)
                .handle((bound, failure) -> {
                    if (failure != null) {
                        throw new CannotListen(settings, failure);
                    }
                    var binding = new Binding(bound, site);
                    announce(settings, binding.port(), password);
                    return Optional.of(binding);
                });
    }

    private static ConsoleSite site(
            ActorSystem<?> system, ConsoleSettings settings, Inside inside, SecureRandom random) {
        var workers = system.dispatchers().lookup(DispatcherSelector.fromConfig(WORKERS));
        var sessions = new ConsoleSessions(settings.sessionLifetime(), random, System::nanoTime);
        var desk = new SignInDesk(settings.users(), settings.signInsPerMinute(), workers, random, System::nanoTime);
        var deeds = new Deeds(inside.audit());
        var census = new CensusAccess(system, inside.census());
        var api = new ConsoleApi(census, inside.audit(), deeds);
        var rooms = new RoomsApi(census, inside.rooms(), deeds);
        var sockets = new SocketsApi(census, deeds);
        var house = new SettingsApi(inside.settings(), inside.follower(), deeds);
        var parts = new ConsoleSite.Parts(api, rooms, sockets, house);
        return new ConsoleSite(system, settings, parts, sessions, desk);
    }

    private static ServerSettings serverSettings(ActorSystem<?> system) {
        var server = ServerSettings.create(system.classicSystem());
        return server.withParserSettings(server.getParserSettings().withIllegalHeaderWarnings(false))
                .withMaxConnections(CONNECTIONS_MAX)
                .withRemoteAddressAttribute(true)
                .withServerHeader(Optional.empty());
    }

    private static String password(SecureRandom random) {
        var bytes = new byte[12];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static ConsoleUser generated(String password, SecureRandom random) {
        return new ConsoleUser(new Operator(GENERATED_NAME, Role.OPERATOR), PasswordHash.of(password, random));
    }

    /** A password that was made up is shown here and nowhere else; the next start makes up another one. */
    private static void announce(ConsoleSettings settings, int port, Optional<String> password) {
        var url = "http://" + settings.address() + ":" + port + "/";
        password.ifPresentOrElse(
                text -> LogEvent.CONSOLE_OPEN
                        .at(LOG)
                        .log("the console is open: {} name {} password {}", url, GENERATED_NAME, text),
                () -> LogEvent.CONSOLE_OPEN.at(LOG).log("the console is open: {}", url));
    }

    /** An open console. */
    public static final class Binding {
        private final ServerBinding bound;
        private final ConsoleSite site;

        private Binding(ServerBinding bound, ConsoleSite site) {
            this.bound = bound;
            this.site = site;
        }

        /** Everything that can be asked. */
        List<ConsoleSite.Endpoint> endpoints() {
            return site.endpoints();
        }

        /** The port it listens on, also when any free one was asked for. */
        public int port() {
            return bound.localAddress().getPort();
        }

        /** Ends everything, letting requests under way finish until the deadline. */
        public CompletionStage<Done> end(Duration deadline) {
            return bound.terminate(deadline).thenApply(ended -> Done.getInstance());
        }
    }

    /** The console cannot listen. The message is one line for the operator. */
    public static final class CannotListen extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public CannotListen(ConsoleSettings settings, Throwable cause) {
            super(
                    "the console cannot listen on " + settings.address() + ":" + settings.port()
                            + ": the port is taken or the address is not this machine's"
                            + " (hearth.console.port, hearth.console.address)",
                    cause);
        }
    }
}
