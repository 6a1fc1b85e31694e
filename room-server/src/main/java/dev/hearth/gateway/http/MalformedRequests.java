package dev.hearth.gateway.http;

import dev.hearth.protocol.ErrorCode;
import org.apache.pekko.event.LoggingAdapter;
import org.apache.pekko.http.ParsingErrorHandler;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.scaladsl.model.ErrorInfo;
import org.apache.pekko.http.scaladsl.model.StatusCode;
import org.apache.pekko.http.scaladsl.settings.ServerSettings;

/**
 * Answers what is not even HTTP. Neither the answer nor the log repeats what was sent: otherwise anybody could write into
 * our log. Public because Pekko HTTP makes it by its name.
 */
public final class MalformedRequests extends ParsingErrorHandler {

    @Override
    public HttpResponse handle(StatusCode status, ErrorInfo error, LoggingAdapter log, ServerSettings settings) {
        var refusal = Refusal.of(status, ErrorCode.HTTP_INVALID);
        return SecurityHeaders.on(Answers.refusal(refusal, Answers.newReference()), "");
    }
}
