package dev.hearth.identity.cassandra;

import dev.hearth.journal.ManifestJson;
import dev.hearth.kernel.Look;
import dev.hearth.logs.LogEvent;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A look as it stands in its column: JSON, empty for the plain one. */
final class LookText {
    private static final Logger LOG = LoggerFactory.getLogger(LookText.class);
    private static final String MANIFEST = "people.look.v1";
    private static final ManifestJson JSON =
            ManifestJson.builder().type(MANIFEST, Look.class).build();

    private LookText() {}

    static String of(Look look) {
        return look.equals(Look.plain()) ? "" : new String(JSON.encode(look), StandardCharsets.UTF_8);
    }

    /** A look of a later release is shown as the plain one: a name must not be lost for a hat. */
    static Look read(String text) {
        if (text.isEmpty()) {
            return Look.plain();
        }
        try {
            return (Look) JSON.decode(text.getBytes(StandardCharsets.UTF_8), MANIFEST);
        } catch (IllegalArgumentException e) {
            LogEvent.LOOK_UNREADABLE.at(LOG).log("a stored look cannot be read: {}", e.getMessage());
            return Look.plain();
        }
    }
}
