package dev.hearth.audit;

import java.util.Optional;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.serialization.Serialization;
import org.apache.pekko.serialization.SerializationExtension;

/** Decodes with the serialisers that the server itself is configured with. */
public final class PekkoEventDecoder implements EventDecoder {
    private final Serialization serialization;

    public PekkoEventDecoder(ActorSystem system) {
        this.serialization = SerializationExtension.get(system);
    }

    @Override
    public Optional<String> problem(StoredEvent event) {
        var bytes = new byte[event.bytes().remaining()];
        event.bytes().duplicate().get(bytes);
        var decoded = serialization.deserialize(bytes, event.serializerId(), event.manifest());
        return decoded.isSuccess()
                ? Optional.empty()
                : Optional.of(decoded.failed().get().getClass().getSimpleName());
    }
}
