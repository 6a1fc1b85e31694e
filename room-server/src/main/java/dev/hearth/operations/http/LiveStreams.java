package dev.hearth.operations.http;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.pekko.NotUsed;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaTypes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.util.ByteString;

/**
 * Figures that are pushed to open pages, as server-sent events. A page that does not read misses figures, and nothing is
 * kept for it.
 */
final class LiveStreams {

    private static final Duration INTERVAL = Duration.ofSeconds(2);

    private final int streamsMax;
    private final AtomicInteger open = new AtomicInteger();

    LiveStreams(int streamsMax) {
        this.streamsMax = streamsMax;
    }

    /**
     * A stream that goes on for as long as the page reads and may read.
     *
     * @param figures asked every few seconds; one that fails ends the stream, and the page comes back
     */
    HttpResponse open(Supplier<CompletionStage<String>> figures, BooleanSupplier allowed) {
        if (open.get() >= streamsMax) {
            throw ConsoleRefusal.unavailable("streams-full", "as many pages are open as this node serves");
        }
        // Counted when it flows: an answer whose connection is gone before would be counted for ever.
        var events = Source.lazySource(() -> counted(figures, allowed));
        return HttpResponse.create()
                .withEntity(HttpEntities.createChunked(MediaTypes.TEXT_EVENT_STREAM.toContentType(), events))
                .addHeader(RawHeader.create("Cache-Control", "no-store"))
                .addHeader(RawHeader.create("X-Accel-Buffering", "no"));
    }

    /** Of those who come at the same moment, one too many gets nothing, and its page asks again. */
    private Source<ByteString, NotUsed> counted(Supplier<CompletionStage<String>> figures, BooleanSupplier allowed) {
        if (open.incrementAndGet() > streamsMax) {
            open.decrementAndGet();
            return Source.empty();
        }
        return Source.tick(Duration.ZERO, INTERVAL, INTERVAL)
                .mapMaterializedValue(timer -> NotUsed.getInstance())
                .takeWhile(tick -> allowed.getAsBoolean())
                .mapAsync(1, tick -> figures.get())
                .map(text -> ByteString.fromString("data: " + text + "\n\n"))
                .watchTermination((timer, done) -> {
                    var unused = done.whenComplete((end, failure) -> open.decrementAndGet());
                    return timer;
                });
    }
}
