package dev.hearth.operations.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hearth.gateway.http.Pages;
import dev.hearth.gateway.http.SecurityHeaders;
import dev.hearth.logs.LogEvent;
import dev.hearth.operations.domain.Operator;
import dev.hearth.operations.domain.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import org.apache.pekko.actor.ClassicActorSystemProvider;
import org.apache.pekko.http.javadsl.model.AttributeKeys;
import org.apache.pekko.http.javadsl.model.HttpMethod;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out what a request at the console wants; every answer leaves through here with its headers. */
final class ConsoleSite {

    private static final Logger LOG = LoggerFactory.getLogger(ConsoleSite.class);
    private static final int NAME_CHARS_MAX = 100;

    /** One thing that can be asked, and the least role that may ask it; none: whoever comes. */
    record Endpoint(HttpMethod method, String path, Optional<Role> role) {}

    @FunctionalInterface
    private interface Action {
        CompletionStage<HttpResponse> answer(HttpRequest request, ConsoleSessions.Session session);
    }

    @FunctionalInterface
    private interface OpenAction {
        CompletionStage<HttpResponse> answer(HttpRequest request);
    }

    private final Map<Endpoint, OpenAction> endpoints = new LinkedHashMap<>();
    private final Pages pages = new Pages("console/");
    private final ClassicActorSystemProvider system;
    private final ConsoleApi api;
    private final RoomsApi rooms;
    private final SocketsApi sockets;
    private final SettingsApi settings;
    private final ConsoleGuard guard;
    private final ConsoleSessions sessions;
    private final SignInDesk desk;
    private final LiveStreams streams;
    private final ConsoleBodies bodies;
    private final long sessionSeconds;

    /** The parts that answer once it is known who asks. */
    record Parts(ConsoleApi api, RoomsApi rooms, SocketsApi sockets, SettingsApi settings) {}

    ConsoleSite(
            ClassicActorSystemProvider system,
            ConsoleSettings console,
            Parts parts,
            ConsoleSessions sessions,
            SignInDesk desk) {
        this.system = system;
        this.api = parts.api();
        this.rooms = parts.rooms();
        this.sockets = parts.sockets();
        this.settings = parts.settings();
        this.sessions = sessions;
        this.desk = desk;
        this.guard = new ConsoleGuard(console.hosts(), console.address(), sessions);
        this.streams = new LiveStreams(console.streamsMax());
        this.bodies = new ConsoleBodies(system);
        this.sessionSeconds = console.sessionLifetime().toSeconds();
        offer();
    }

    private void offer() {
        endpoints.put(new Endpoint(HttpMethods.POST, "/api/session", Optional.empty()), this::signIn);
        endpoints.put(new Endpoint(HttpMethods.GET, "/api/session", Optional.empty()), this::whoAmI);
        on(HttpMethods.DELETE, "/api/session", Role.VIEWER, (request, session) -> signOut(request));
        on(HttpMethods.GET, "/api/verdict", Role.VIEWER, (request, session) -> api.verdict());
        on(HttpMethods.GET, "/api/nodes", Role.VIEWER, (request, session) -> api.nodes());
        on(HttpMethods.GET, "/api/live", Role.VIEWER, (request, session) -> live(request));
        on(
                HttpMethods.GET,
                "/api/audit",
                Role.MODERATOR,
                (request, session) -> api.auditPage(number(request, "before", Long.MAX_VALUE)));
        on(HttpMethods.GET, "/api/audit/verify", Role.MODERATOR, (request, session) -> api.auditCheck());
        change("/api/nodes/drain", Role.OPERATOR, api::drain);
        on(HttpMethods.GET, "/api/rooms", Role.VIEWER, (request, session) -> rooms.busiest());
        on(
                HttpMethods.GET,
                "/api/rooms/look",
                Role.MODERATOR,
                (request, session) ->
                        rooms.look(request.getUri().query().get("room").orElse(""), (int)
                                number(request, "after", Integer.MAX_VALUE)));
        change("/api/rooms/kick", Role.MODERATOR, rooms::kick);
        change("/api/rooms/mute", Role.MODERATOR, rooms::mute);
        change("/api/rooms/close", Role.MODERATOR, rooms::close);
        change("/api/rooms/reopen", Role.MODERATOR, rooms::reopen);
        on(
                HttpMethods.GET,
                "/api/sockets",
                Role.MODERATOR,
                (request, session) -> sockets.find(
                        request.getUri().query().get("find").orElse(""),
                        request.getUri().query().get("slow").isPresent()));
        change("/api/sockets/disconnect", Role.MODERATOR, sockets::disconnect);
        on(HttpMethods.GET, "/api/settings", Role.VIEWER, (request, session) -> settings.all());
        change("/api/settings/set", Role.OPERATOR, settings::set);
        change("/api/settings/remove", Role.OPERATOR, settings::remove);
    }

    private void change(String path, Role role, BiFunction<Operator, JsonNode, CompletionStage<HttpResponse>> deed) {
        on(
                HttpMethods.POST,
                path,
                role,
                (request, session) -> bodies.object(request).thenCompose(body -> deed.apply(session.operator(), body)));
    }

    private void on(HttpMethod method, String path, Role role, Action action) {
        endpoints.put(
                new Endpoint(method, path, Optional.of(role)),
                request -> action.answer(request, guard.require(request, role)));
    }

    /** Everything that can be asked. */
    List<Endpoint> endpoints() {
        return List.copyOf(endpoints.keySet());
    }

    /** Answers any request; the stage never fails. */
    CompletionStage<HttpResponse> answer(HttpRequest request) {
        return attempt(request)
                .exceptionally(failure -> refuse(request, failure))
                .thenApply(response -> SecurityHeaders.on(response, ""));
    }

    private CompletionStage<HttpResponse> attempt(HttpRequest request) {
        try {
            guard.requireHost(request);
            return serve(request);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private CompletionStage<HttpResponse> serve(HttpRequest request) {
        var path = request.getUri().path();
        var there = endpoints.keySet().stream()
                .filter(endpoint -> endpoint.path().equals(path))
                .toList();
        for (var endpoint : there) {
            var action = endpoints.get(endpoint);
            if (action != null && endpoint.method().equals(request.method())) {
                return action.answer(request);
            }
        }
        boolean isPage = there.isEmpty() && pages.has(path);
        if (isPage && request.method().equals(HttpMethods.GET)) {
            var page = pages.answer(request, path).orElseThrow(ConsoleSite::nothing);
            request.discardEntityBytes(system);
            return CompletableFuture.completedFuture(page);
        }
        throw isPage || !there.isEmpty() ? wrongMethod() : nothing();
    }

    private static ConsoleRefusal nothing() {
        return ConsoleRefusal.notFound("there is nothing here");
    }

    private static ConsoleRefusal wrongMethod() {
        return ConsoleRefusal.of(StatusCodes.METHOD_NOT_ALLOWED, "wrong-method", "this path has other methods");
    }

    private CompletionStage<HttpResponse> signIn(HttpRequest request) {
        guard.requireOwnOrigin(request);
        var address = request.getAttribute(AttributeKeys.remoteAddress)
                .flatMap(remote -> remote.getAddress())
                .orElseThrow(() -> ConsoleRefusal.invalid("nobody knows where this comes from"));
        return bodies.object(request)
                .thenCompose(body -> desk.check(
                        ConsoleBodies.text(body, "name", NAME_CHARS_MAX),
                        ConsoleBodies.text(body, "password", SignInDesk.PASSWORD_CHARS_MAX),
                        address))
                .thenApply(operator -> {
                    // Whoever signs in again does not leave the session of before behind.
                    guard.token(request).ifPresent(sessions::end);
                    var opened = sessions.open(operator);
                    return ConsoleJson.answer(StatusCodes.CREATED, ConsoleJson.session(opened.session()))
                            .addHeader(ConsoleGuard.cookie(request, opened.token(), sessionSeconds));
                });
    }

    /** Nobody is an answer too: a page that begins need not be refused first. */
    private CompletionStage<HttpResponse> whoAmI(HttpRequest request) {
        return done(guard.session(request).map(ConsoleJson::session).orElseGet(ConsoleJson::object));
    }

    private CompletionStage<HttpResponse> signOut(HttpRequest request) {
        request.discardEntityBytes(system);
        guard.token(request).ifPresent(sessions::end);
        var response =
                ConsoleJson.answer(StatusCodes.OK, ConsoleJson.object()).addHeader(ConsoleGuard.cookie(request, "", 0));
        return CompletableFuture.completedFuture(response);
    }

    private CompletionStage<HttpResponse> live(HttpRequest request) {
        var response = streams.open(
                () -> api.town().thenApply(town -> ConsoleJson.text(ConsoleJson.town(town))),
                () -> guard.session(request).isPresent());
        return CompletableFuture.completedFuture(response);
    }

    private static long number(HttpRequest request, String name, long max) {
        var text = request.getUri().query().get(name).orElse("0");
        if (!text.matches("[0-9]{1,15}") || Long.parseLong(text) > max) {
            throw ConsoleRefusal.invalid(name + " must be a number");
        }
        return Long.parseLong(text);
    }

    private static CompletionStage<HttpResponse> done(JsonNode body) {
        return CompletableFuture.completedFuture(ConsoleJson.answer(StatusCodes.OK, body));
    }

    private HttpResponse refuse(HttpRequest request, Throwable failure) {
        request.discardEntityBytes(system);
        var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof ConsoleRefusal refusal) {
            return ConsoleJson.refusal(refusal);
        }
        LogEvent.CONSOLE_FAILED
                .at(LOG)
                .setCause(cause)
                .log("the console could not answer {}", request.getUri().path());
        return ConsoleJson.refusal(ConsoleRefusal.of(
                StatusCodes.INTERNAL_SERVER_ERROR, "internal", "something is wrong with this node: see its log"));
    }
}
