package dev.hearth.operations.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.hearth.protocol.JsonText;
import java.io.IOException;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.ClassicActorSystemProvider;
import org.apache.pekko.http.javadsl.model.HttpEntity;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.StatusCodes;

/** Reads what the page sends: small flat objects. Everything else ends in a {@link ConsoleRefusal}. */
final class ConsoleBodies {

    private static final int BYTES_MAX = 8 * 1024;
    private static final int DEPTH_MAX = 4;
    private static final int STRING_CHARS_MAX = 4_000;
    private static final long PATIENCE_MILLIS = 3_000;
    private static final ObjectReader READER = strict();

    private final ClassicActorSystemProvider system;

    ConsoleBodies(ClassicActorSystemProvider system) {
        this.system = system;
    }

    /** A browser asks before it sends this type to another site, so no other site can. */
    CompletionStage<JsonNode> object(HttpRequest request) {
        var type = request.entity().getContentType().mediaType();
        if (!"application/json".equals(type.mainType() + "/" + type.subType())) {
            throw ConsoleRefusal.of(
                    StatusCodes.UNSUPPORTED_MEDIA_TYPE, "invalid", "the content type must be application/json");
        }
        return request.entity()
                .withSizeLimit(BYTES_MAX)
                .toStrict(PATIENCE_MILLIS, system)
                .handle(ConsoleBodies::read);
    }

    /** A text field that is not longer than this. */
    static String text(JsonNode object, String field, int charsMax) {
        var value = object.path(field);
        if (!value.isTextual() || value.textValue().length() > charsMax) {
            throw ConsoleRefusal.invalid(field + " must be a text of at most " + charsMax + " characters");
        }
        return value.textValue();
    }

    /** A whole number from min to max. */
    static int number(JsonNode object, String field, int min, int max) {
        var value = object.path(field);
        if (!value.canConvertToInt() || !value.isIntegralNumber() || value.intValue() < min || value.intValue() > max) {
            throw ConsoleRefusal.invalid(field + " must be a whole number from " + min + " to " + max);
        }
        return value.intValue();
    }

    private static JsonNode read(HttpEntity.Strict body, Throwable failure) {
        if (failure != null) {
            throw ConsoleRefusal.invalid("the body is too large or did not arrive in time");
        }
        var bytes = body.getData().toArray();
        try {
            var node = JsonText.beginsObject(bytes) ? READER.<JsonNode>readValue(bytes) : null;
            if (node != null && node.isObject()) {
                return node;
            }
        } catch (IOException e) {
            throw ConsoleRefusal.invalid("the body is not well-formed JSON, or over a limit of shape");
        }
        throw ConsoleRefusal.invalid("the body must be a JSON object");
    }

    private static ObjectReader strict() {
        var factory = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEPTH_MAX)
                        .maxStringLength(STRING_CHARS_MAX)
                        .build())
                .build();
        return JsonMapper.builder(factory)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build()
                .readerFor(JsonNode.class);
    }
}
