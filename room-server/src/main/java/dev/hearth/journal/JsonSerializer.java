package dev.hearth.journal;

import java.io.NotSerializableException;
import org.apache.pekko.serialization.SerializerWithStringManifest;

/**
 * Hands a feature's {@link ManifestJson} to Pekko: events and snapshots as JSON under explicit names. Each feature has one
 * public subclass, which Pekko makes by name.
 */
public abstract class JsonSerializer extends SerializerWithStringManifest {

    private final int identifier;
    private final ManifestJson table;

    /** @param identifier stored with every row: must never change, nor be used by another serializer */
    protected JsonSerializer(int identifier, ManifestJson table) {
        this.identifier = identifier;
        this.table = table;
    }

    @Override
    public final int identifier() {
        return identifier;
    }

    @Override
    public final String manifest(Object value) {
        return table.manifest(value);
    }

    @Override
    public final byte[] toBinary(Object value) {
        return table.encode(value);
    }

    @Override
    public final Object fromBinary(byte[] bytes, String manifest) throws NotSerializableException {
        try {
            return table.decode(bytes, manifest);
        } catch (IllegalArgumentException e) {
            var failure = new NotSerializableException(e.getMessage());
            failure.initCause(e);
            throw failure;
        }
    }
}
