package dev.hearth.logs;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.EncoderBase;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;

/**
 * Writes one JSON object per line. Every line has {@code time}, {@code level}, {@code node}, {@code logger}, {@code thread}
 * and {@code message}; the fields of {@link LogKey} stand beside them, and {@code exception} is a {@link BoundedStack}. Each
 * text has a bound, so a line is never longer than a collector takes.
 *
 * <p>The context that Pekko adds to lines is left out: the path of an actor holds whom it belongs to.
 */
public final class JsonLineEncoder extends EncoderBase<ILoggingEvent> {

    static final int TEXT_MAX = 4_096;

    private static final byte[] NOTHING = {};
    /** What lines have besides {@link LogKey}; the last one only with an exception. */
    public static final List<String> FIELDS =
            List.of("time", "level", "node", "logger", "thread", "message", "exception");

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final JsonFactory json = new JsonFactory();
    private final String node;

    /** @param node what lines call this node */
    public JsonLineEncoder(String node) {
        this.node = node;
    }

    @Override
    public byte[] headerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] footerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        // Characters first: a text may end in half a pair, which an encoder of JSON bytes refuses and a charset
        // replaces.
        var text = new StringWriter(512);
        try (var line = json.createGenerator(text)) {
            line.writeStartObject();
            write(event, line);
            line.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory can always be written to", e);
        }
        return text.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }

    private void write(ILoggingEvent event, JsonGenerator line) throws IOException {
        line.writeStringField("time", TIME.format(Instant.ofEpochMilli(event.getTimeStamp())));
        line.writeStringField("level", event.getLevel().toString());
        line.writeStringField("node", node);
        writePairs(event.getKeyValuePairs(), line);
        line.writeStringField("logger", event.getLoggerName());
        line.writeStringField("thread", event.getThreadName());
        line.writeStringField("message", bounded(event.getFormattedMessage()));
        var failure = event.getThrowableProxy();
        if (failure != null) {
            line.writeStringField("exception", BoundedStack.of(failure));
        }
    }

    /** The first of two values under one name counts: a name twice is no JSON that every reader takes. */
    private static void writePairs(@Nullable List<KeyValuePair> pairs, JsonGenerator line) throws IOException {
        if (pairs == null) {
            return;
        }
        var names = new HashSet<>(FIELDS);
        for (var pair : pairs) {
            if (names.add(pair.key)) {
                writePair(pair, line);
            }
        }
    }

    private static void writePair(KeyValuePair pair, JsonGenerator line) throws IOException {
        if (pair.value instanceof Integer || pair.value instanceof Long) {
            line.writeNumberField(pair.key, ((Number) pair.value).longValue());
        } else {
            line.writeStringField(pair.key, bounded(String.valueOf(pair.value)));
        }
    }

    private static String bounded(String text) {
        return text.length() <= TEXT_MAX ? text : text.substring(0, TEXT_MAX) + "…";
    }
}
