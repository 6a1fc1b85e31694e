package dev.hearth.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.NotSerializableException;
import org.apache.pekko.serialization.SerializerWithStringManifest;

/** The bytes that really stand in the store: what is read back must be what was meant. */
final class StoredForm {

    private final SerializerWithStringManifest serializer;

    /** A value under its stored name. */
    record Row(String manifest, String json) {}

    StoredForm(SerializerWithStringManifest serializer) {
        this.serializer = serializer;
    }

    Row write(Object value) {
        return new Row(serializer.manifest(value), new String(serializer.toBinary(value), UTF_8));
    }

    <T> T read(Row row, Class<T> type) {
        try {
            return type.cast(serializer.fromBinary(row.json().getBytes(UTF_8), row.manifest()));
        } catch (NotSerializableException e) {
            throw new AssertionError("written a moment ago, cannot be read: " + row.manifest(), e);
        }
    }
}
