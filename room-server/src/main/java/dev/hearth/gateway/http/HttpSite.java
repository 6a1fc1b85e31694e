package dev.hearth.gateway.http;

import dev.hearth.logs.LogEvent;
import dev.hearth.logs.LogKey;
import dev.hearth.protocol.ErrorCode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.pekko.actor.ClassicActorSystemProvider;
import org.apache.pekko.http.javadsl.model.HttpMethod;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out what a request wants and who may want it; every answer leaves through here with its headers. */
final class HttpSite {
    private static final Logger LOG = LoggerFactory.getLogger(HttpSite.class);
    private static final String HEALTH = "/health/";
    private static final String PROTOCOL = "hearth.v1.json";

    /** One page of the interface: its method, and what it does. */
    private record Endpoint(HttpMethod method, Function<HttpRequest, CompletionStage<HttpResponse>> action) {}

    private final HttpSettings settings;
    private final HttpDoor.Inside inside;
    private final Supplier<Set<String>> origins;
    private final ClassicActorSystemProvider system;
    private final SocketAddress socket;
    private final Pages pages = new Pages("web/");
    private final CataloguePages catalogue;
    private final Map<String, Endpoint> endpoints;

    HttpSite(
            HttpSettings settings,
            HttpDoor.Inside inside,
            ClassicActorSystemProvider system,
            Supplier<Set<String>> origins) {
        this.settings = settings;
        this.inside = inside;
        this.system = system;
        this.origins = origins;
        this.socket =
                new SocketAddress(settings.publicSocketUrl(), settings.tls().isOn(), inside.socketPort());
        var signIn = new SignInPages(inside.identity().guests(), new JsonBodies(settings, system), settings);
        var directory = new DirectoryPages(inside.directory());
        this.catalogue = new CataloguePages(inside.catalogue());
        this.endpoints = Map.of(
                "/v1/config",
                new Endpoint(HttpMethods.GET, this::config),
                CataloguePages.INDEX,
                new Endpoint(HttpMethods.GET, catalogue::index),
                catalogue.path(),
                new Endpoint(HttpMethods.GET, catalogue::file),
                "/v1/guests",
                new Endpoint(HttpMethods.POST, signIn::enter),
                "/v1/tokens",
                new Endpoint(HttpMethods.POST, signIn::renew),
                "/v1/rooms",
                new Endpoint(HttpMethods.GET, directory::list),
                "/health/live",
                new Endpoint(
                        HttpMethods.GET, request -> health(inside.liveness().get())),
                "/health/ready",
                new Endpoint(
                        HttpMethods.GET, request -> health(inside.readiness().get())));
    }

    /** Answers any request; the stage never fails. */
    CompletionStage<HttpResponse> answer(HttpRequest request) {
        var host = host(request);
        return attempt(request, host)
                .exceptionally(failure -> refuse(request, failure))
                .thenApply(response ->
                        SecurityHeaders.on(response, host.map(socket::origin).orElse("")));
    }

    private CompletionStage<HttpResponse> attempt(HttpRequest request, Optional<RequestHost> host) {
        try {
            var path = request.getUri().path();
            if (host.isEmpty() && !path.startsWith(HEALTH)) {
                throw Refusal.of(
                        StatusCodes.MISDIRECTED_REQUEST, ErrorCode.HTTP_INVALID, "this server has another name");
            }
            return serve(request, path);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private CompletionStage<HttpResponse> serve(HttpRequest request, String path) {
        var endpoint = endpoints.get(path);
        if (endpoint != null) {
            requireMethod(request, endpoint.method());
            requireOrigin(request);
            return endpoint.action().apply(request);
        }
        if (!pages.has(path)) {
            throw Refusal.of(StatusCodes.NOT_FOUND, ErrorCode.HTTP_NOT_FOUND);
        }
        requireMethod(request, HttpMethods.GET);
        return CompletableFuture.completedFuture(pages.answer(request, path)
                .orElseThrow(() -> Refusal.of(StatusCodes.NOT_FOUND, ErrorCode.HTTP_NOT_FOUND)));
    }

    private static void requireMethod(HttpRequest request, HttpMethod method) {
        boolean head = method.equals(HttpMethods.GET) && request.method().equals(HttpMethods.HEAD);
        if (!head && !request.method().equals(method)) {
            throw new WrongMethod(method);
        }
    }

    private void requireOrigin(HttpRequest request) {
        var origin = request.getHeader("Origin").map(header -> header.value());
        boolean posts = request.method().equals(HttpMethods.POST);
        if (posts && origin.isPresent() && !origins.get().contains(origin.get())) {
            throw Refusal.of(StatusCodes.FORBIDDEN, ErrorCode.HTTP_ORIGIN_REFUSED);
        }
    }

    private Optional<RequestHost> host(HttpRequest request) {
        return request.getHeader("Host")
                .flatMap(header -> RequestHost.parse(header.value()))
                .filter(host -> settings.hosts().contains(host.name())
                        || settings.hosts().contains("*"));
    }

    private CompletionStage<HttpResponse> config(HttpRequest request) {
        var host = host(request).orElseThrow();
        var body = Answers.object().put("socket_url", socket.url(host)).put("protocol", PROTOCOL);
        body.putObject("limits")
                .put("frame_bytes", inside.limits().frameBytes())
                .put("unanswered", inside.limits().unanswered())
                .put("text_code_points", inside.limits().textCodePoints());
        body.put("catalogue", catalogue.path());
        return CompletableFuture.completedFuture(Answers.json(StatusCodes.OK, body));
    }

    private static CompletionStage<HttpResponse> health(Readiness readiness) {
        var status = readiness.ready() ? StatusCodes.OK : StatusCodes.SERVICE_UNAVAILABLE;
        var body = Answers.object().put("status", readiness.status());
        return CompletableFuture.completedFuture(Answers.json(status, body));
    }

    private HttpResponse refuse(HttpRequest request, Throwable failure) {
        request.discardEntityBytes(system);
        var ref = Answers.newReference();
        var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof WrongMethod wrong) {
            return Answers.refusal(wrong.refusal(), ref).addHeader(RawHeader.create("Allow", wrong.allowed()));
        }
        if (cause instanceof Refusal refusal) {
            if (refusal.status().intValue() >= StatusCodes.INTERNAL_SERVER_ERROR.intValue()) {
                LogEvent.REQUEST_UNSERVED
                        .at(LOG)
                        .addKeyValue(LogKey.TRACE, ref)
                        .addKeyValue(LogKey.CODE, refusal.code().wire())
                        .log("a request was answered with {}", refusal.code().wire());
            }
            return Answers.refusal(refusal, ref);
        }
        LogEvent.REQUEST_FAILED
                .at(LOG)
                .addKeyValue(LogKey.TRACE, ref)
                .addKeyValue(LogKey.CODE, ErrorCode.INTERNAL.wire())
                .setCause(cause)
                .log("a request failed");
        return Answers.refusal(Refusal.of(StatusCodes.INTERNAL_SERVER_ERROR, ErrorCode.INTERNAL), ref);
    }

    /** A method that this path does not know, and the one it does. */
    private static final class WrongMethod extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient HttpMethod method;

        WrongMethod(HttpMethod method) {
            super("wrong method", null, false, false);
            this.method = method;
        }

        String allowed() {
            return method.equals(HttpMethods.GET) ? "GET, HEAD" : method.name();
        }

        Refusal refusal() {
            return Refusal.of(StatusCodes.METHOD_NOT_ALLOWED, ErrorCode.HTTP_METHOD_NOT_ALLOWED);
        }
    }
}
