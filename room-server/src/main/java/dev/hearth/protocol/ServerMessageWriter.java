package dev.hearth.protocol;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** Writes {@link ServerMessage}s as JSON. Thread-safe. */
public final class ServerMessageWriter {

    private final JsonFactory json = JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .build();

    /** Writes one message as UTF-8; the stream must be one that cannot fail. */
    public void write(ServerMessage message, OutputStream out) {
        try (var generator = json.createGenerator(out, JsonEncoding.UTF8)) {
            generator.writeStartObject();
            generator.writeStringField("type", message.type());
            message.accept(new ServerMessageFields(generator));
            generator.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory cannot fail", e);
        }
    }

    /** One message as UTF-8 bytes. */
    public byte[] bytes(ServerMessage message) {
        var out = new ByteArrayOutputStream(256);
        write(message, out);
        return out.toByteArray();
    }
}
