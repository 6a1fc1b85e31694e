package dev.hearth.operations.http;

import dev.hearth.logs.LogEvent;
import dev.hearth.observability.HealthAnswer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpCharsets;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaTypes;
import org.apache.pekko.http.javadsl.model.StatusCode;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the operators' door of a node. It shows {@code /metrics}, how the node is, and nothing else. */
public final class OperationsDoor {

    private static final Logger LOG = LoggerFactory.getLogger(OperationsDoor.class);
    private static final String METRICS = "/metrics";
    private static final String WORKERS = "hearth.dispatchers.blocking";
    private static final ContentType.NonBinary TEXT = MediaTypes.customWithOpenCharset(
                    "text", "plain", Map.of("version", "0.0.4"), false)
            .toContentType(HttpCharsets.UTF_8);

    private final ActorSystem<?> system;
    private final Supplier<String> metrics;
    private final Map<String, Supplier<HealthAnswer>> health;
    private final Executor workers;

    private OperationsDoor(
            ActorSystem<?> system, Supplier<String> metrics, Map<String, Supplier<HealthAnswer>> health) {
        this.system = system;
        this.metrics = metrics;
        this.health = Map.copyOf(health);
        this.workers = system.dispatchers().lookup(DispatcherSelector.fromConfig(WORKERS));
    }

    /**
     * Opens the door. The stage fails with {@link CannotListen} when the port cannot be had.
     *
     * @param metrics the text to show; may take milliseconds
     * @param health questions about the node by their paths; asked where requests are read, so they must not wait
     */
    public static CompletionStage<Binding> start(
            ActorSystem<?> system,
            OperationsSettings settings,
            Supplier<String> metrics,
            Map<String, Supplier<HealthAnswer>> health) {
        var door = new OperationsDoor(system, metrics, health);
        return Http.get(system)
                .newServerAt(settings.address(), settings.port())
                .bind(door::answer)
                .handle((bound, failure) -> {
                    if (failure != null) {
                        throw new CannotListen(settings, failure);
                    }
                    return new Binding(bound);
                });
    }

    private CompletionStage<HttpResponse> answer(HttpRequest request) {
        request.discardEntityBytes(system);
        var path = request.getUri().path();
        var question = health.get(path);
        if (question == null && !path.equals(METRICS)) {
            return CompletableFuture.completedFuture(refusal(StatusCodes.NOT_FOUND));
        }
        if (!request.method().equals(HttpMethods.GET)) {
            var refusal = refusal(StatusCodes.METHOD_NOT_ALLOWED).addHeader(RawHeader.create("Allow", "GET"));
            return CompletableFuture.completedFuture(refusal);
        }
        if (question != null) {
            return CompletableFuture.completedFuture(withHeaders(HealthPage.of(question.get())));
        }
        return CompletableFuture.supplyAsync(metrics, workers)
                .thenApply(text -> withHeaders(HttpResponse.create().withEntity(TEXT, text)))
                .exceptionally(OperationsDoor::failed);
    }

    private static HttpResponse withHeaders(HttpResponse response) {
        return response.addHeader(RawHeader.create("Cache-Control", "no-store"))
                .addHeader(RawHeader.create("X-Content-Type-Options", "nosniff"));
    }

    private static HttpResponse failed(Throwable failure) {
        LogEvent.METRICS_FAILED.at(LOG).setCause(failure).log("metrics cannot be shown");
        return refusal(StatusCodes.INTERNAL_SERVER_ERROR);
    }

    private static HttpResponse refusal(StatusCode status) {
        return HttpResponse.create()
                .withStatus(status)
                .withEntity(ContentTypes.TEXT_PLAIN_UTF8, status.reason() + "\n");
    }

    /** An open door. */
    public static final class Binding {
        private final ServerBinding bound;

        private Binding(ServerBinding bound) {
            this.bound = bound;
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

    /** The door cannot listen. The message is one line for the operator. */
    public static final class CannotListen extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public CannotListen(OperationsSettings settings, Throwable cause) {
            super(
                    "the operators' door cannot listen on " + settings.address() + ":" + settings.port()
                            + ": the port is taken or the address is not this machine's"
                            + " (hearth.operations.port, hearth.operations.address)",
                    cause);
        }
    }
}
