package dev.hearth.operations.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.hearth.observability.HealthAnswer;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;

/** An answer about the node as programs read it: the status alone says yes or no, the body says why. */
final class HealthPage {

    private HealthPage() {}

    static HttpResponse of(HealthAnswer answer) {
        var body = JsonNodeFactory.instance.objectNode().put("status", answer.status());
        answer.reasons().forEach(body.putArray("reasons")::add);
        answer.degraded().forEach(body.putArray("degraded")::add);
        return HttpResponse.create()
                .withStatus(answer.good() ? StatusCodes.OK : StatusCodes.SERVICE_UNAVAILABLE)
                .withEntity(ContentTypes.APPLICATION_JSON, body.toString());
    }
}
