package dev.hearth.room.journal;

import dev.hearth.journal.ManifestJson;
import dev.hearth.room.domain.RoomEntry;
import java.io.NotSerializableException;
import org.apache.pekko.serialization.SerializerWithStringManifest;

/**
 * Writes a room's log and its snapshots as JSON under explicit names. The name of an entry is that of its event, so that
 * a reader of the table sees what each row is.
 */
public final class RoomSerializer extends SerializerWithStringManifest {

    /** Written with every row; never to be used by another serializer. */
    private static final int IDENTIFIER = 40_001;

    private final ManifestJson json = RoomManifests.table();

    @Override
    public int identifier() {
        return IDENTIFIER;
    }

    @Override
    public String manifest(Object value) {
        return value instanceof RoomEntry entry ? json.manifest(entry.event()) : json.manifest(value);
    }

    @Override
    public byte[] toBinary(Object value) {
        return json.encode(value);
    }

    @Override
    public Object fromBinary(byte[] bytes, String manifest) throws NotSerializableException {
        try {
            return json.decode(bytes, RoomManifests.isState(manifest) ? manifest : RoomManifests.ENTRY);
        } catch (IllegalArgumentException e) {
            throw new NotSerializableException(manifest + ": " + e.getMessage());
        }
    }
}
