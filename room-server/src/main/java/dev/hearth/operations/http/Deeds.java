package dev.hearth.operations.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hearth.logs.LogEvent;
import dev.hearth.operations.AuditLog;
import dev.hearth.operations.domain.AuditEntry;
import dev.hearth.operations.domain.Deed;
import dev.hearth.operations.domain.Operator;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one way in which anything is changed: first the reason, then the log, then the deed. */
final class Deeds {

    private static final Logger LOG = LoggerFactory.getLogger(Deeds.class);

    private final AuditLog audit;

    Deeds(AuditLog audit) {
        this.audit = audit;
    }

    /** A deed that is done at once. */
    CompletionStage<HttpResponse> doing(Operator operator, String action, String target, JsonNode body, Runnable deed) {
        return written(operator, action, target, body).thenApply(entry -> {
            deed.run();
            return accepted(entry);
        });
    }

    /** A deed that changes the store too. */
    CompletionStage<HttpResponse> storing(
            Operator operator, String action, String target, JsonNode body, Supplier<CompletionStage<Void>> deed) {
        return written(operator, action, target, body)
                .thenCompose(entry -> deed.get().handle((done, failure) -> {
                    if (failure != null) {
                        LogEvent.DEED_IN_DOUBT
                                .at(LOG)
                                .setCause(failure)
                                .log("a deed was written down, and nobody knows whether it was done");
                        throw ConsoleRefusal.unavailable(
                                "unknown", "it may have been done: look, and repeat it if not");
                    }
                    return accepted(entry);
                }));
    }

    /** What cannot be written down is not done. */
    private CompletionStage<AuditEntry> written(Operator operator, String action, String target, JsonNode body) {
        var reason = Deed.reason(ConsoleBodies.text(body, "reason", Deed.REASON_CHARS_MAX))
                .orElseThrow(() -> ConsoleRefusal.of(
                        StatusCodes.BAD_REQUEST, "reason-missing", "say why, for whoever reads the audit log"));
        return audit.append(Deed.of(operator, action, target, reason)).exceptionally(failure -> {
            LogEvent.AUDIT_FAILED.at(LOG).setCause(failure).log("a deed could not be written down and was not done");
            throw ConsoleRefusal.unavailable("audit-unavailable", "it cannot be written down, so it was not done");
        });
    }

    private static HttpResponse accepted(AuditEntry entry) {
        return ConsoleJson.answer(StatusCodes.ACCEPTED, ConsoleJson.object().put("entry", entry.number()));
    }
}
