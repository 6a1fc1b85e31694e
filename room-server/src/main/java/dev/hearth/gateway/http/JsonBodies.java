package dev.hearth.gateway.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.hearth.protocol.ErrorCode;
import dev.hearth.protocol.JsonText;
import dev.hearth.protocol.ProtocolLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.ClassicActorSystemProvider;
import org.apache.pekko.http.javadsl.model.HttpEntity;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.scaladsl.model.EntityStreamSizeException;

/** Reads the bodies of requests: bounded in size, time and shape. Everything else ends in a {@link Refusal}. */
final class JsonBodies {
    private static final String JSON = "application/json";

    private final HttpSettings settings;
    private final ClassicActorSystemProvider system;
    private final ObjectReader reader = strict(ProtocolLimits.STANDARD);

    JsonBodies(HttpSettings settings, ClassicActorSystemProvider system) {
        this.settings = settings;
        this.system = system;
    }

    /** The object in the body; the stage fails with a {@link Refusal}. */
    CompletionStage<JsonNode> object(HttpRequest request) {
        var entity = request.entity();
        var type = entity.getContentType().mediaType();
        if (!JSON.equals(type.mainType() + "/" + type.subType())) {
            entity.discardBytes(system);
            throw Refusal.of(
                    StatusCodes.UNSUPPORTED_MEDIA_TYPE, ErrorCode.HTTP_INVALID, "the content type must be " + JSON);
        }
        return entity.withSizeLimit(settings.bodyBytesMax())
                .toStrict(settings.bodyTimeout().toMillis(), system)
                .handle(this::read);
    }

    /** A text field, as long as the body allows. */
    static String text(JsonNode object, String field) {
        var value = object.path(field);
        if (!value.isTextual()) {
            throw Refusal.of(StatusCodes.BAD_REQUEST, ErrorCode.FRAME_INVALID, field + " must be a text");
        }
        return value.textValue();
    }

    private JsonNode read(HttpEntity.Strict body, Throwable failure) {
        if (failure != null) {
            throw refusal(failure);
        }
        var bytes = body.getData().toArray();
        if (!JsonText.beginsObject(bytes)) {
            throw Refusal.invalid("the body must be a JSON object");
        }
        try {
            var node = reader.readTree(bytes);
            if (node == null || !node.isObject()) {
                throw Refusal.invalid("the body must be a JSON object");
            }
            return node;
        } catch (JsonProcessingException e) {
            throw Refusal.invalid("the body is not well-formed JSON, or over a limit of shape");
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory cannot fail", e);
        }
    }

    private static Refusal refusal(Throwable failure) {
        var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof EntityStreamSizeException
                ? Refusal.of(StatusCodes.CONTENT_TOO_LARGE, ErrorCode.HTTP_TOO_LARGE)
                : Refusal.invalid("the body did not arrive whole in time");
    }

    private static ObjectReader strict(ProtocolLimits limits) {
        var factory = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.depth())
                        .maxNameLength(limits.nameChars())
                        .maxStringLength(limits.stringChars())
                        .maxNumberLength(limits.numberDigits())
                        .build())
                .build();
        return JsonMapper.builder(factory)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build()
                .readerFor(JsonNode.class);
    }
}
