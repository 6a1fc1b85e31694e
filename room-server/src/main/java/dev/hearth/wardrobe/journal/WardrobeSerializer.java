package dev.hearth.wardrobe.journal;

import java.io.NotSerializableException;
import org.apache.pekko.serialization.SerializerWithStringManifest;

/** Writes wardrobe events and snapshots as JSON under explicit names. Public for Pekko, which makes it by name. */
public final class WardrobeSerializer extends SerializerWithStringManifest {

    /** Stored with every event: must never change, nor be used by another serializer. */
    private static final int IDENTIFIER = 40_003;

    @Override
    public int identifier() {
        return IDENTIFIER;
    }

    @Override
    public String manifest(Object value) {
        return WardrobeManifests.TABLE.manifest(value);
    }

    @Override
    public byte[] toBinary(Object value) {
        return WardrobeManifests.TABLE.encode(value);
    }

    @Override
    public Object fromBinary(byte[] bytes, String manifest) throws NotSerializableException {
        try {
            return WardrobeManifests.TABLE.decode(bytes, manifest);
        } catch (IllegalArgumentException e) {
            var failure = new NotSerializableException(e.getMessage());
            failure.initCause(e);
            throw failure;
        }
    }
}
