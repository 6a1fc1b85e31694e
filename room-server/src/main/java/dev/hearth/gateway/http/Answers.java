package dev.hearth.gateway.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCode;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.util.ByteString;

/** Writes answers as JSON. Nothing that is answered here may be kept by a cache. */
final class Answers {
    private static final JsonMapper MAPPER = new JsonMapper();

    private Answers() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static HttpResponse json(StatusCode status, JsonNode body) {
        try {
            return HttpResponse.create()
                    .withStatus(status)
                    .withEntity(ContentTypes.APPLICATION_JSON, ByteString.fromArray(MAPPER.writeValueAsBytes(body)))
                    .addHeader(RawHeader.create("Cache-Control", "no-store"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }

    static HttpResponse refusal(Refusal refusal, String ref) {
        var body = object().put("code", refusal.code().wire())
                .put("retry", refusal.code().retry().wire());
        refusal.after().ifPresent(after -> body.put("after_ms", after.toMillis()));
        body.put("message", refusal.text()).put("ref", ref);
        var response = json(refusal.status(), body);
        return refusal.after()
                .map(after -> response.addHeader(RawHeader.create("Retry-After", String.valueOf(wholeSeconds(after)))))
                .orElse(response);
    }

    /** A word that finds a log line. */
    static String newReference() {
        return Long.toHexString(ThreadLocalRandom.current().nextLong() | Long.MIN_VALUE);
    }

    private static long wholeSeconds(Duration after) {
        return Math.max(1, after.plusMillis(999).toSeconds());
    }
}
