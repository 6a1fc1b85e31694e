package dev.hearth.operations.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hearth.logs.LogEvent;
import dev.hearth.operations.AuditLog;
import dev.hearth.operations.Census;
import dev.hearth.operations.domain.Deed;
import dev.hearth.operations.domain.Operator;
import dev.hearth.operations.domain.Town;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the console can be asked, once it is known who asks and that they may. */
final class ConsoleApi {

    private static final Logger LOG = LoggerFactory.getLogger(ConsoleApi.class);
    private final CensusAccess census;
    private final AuditLog audit;
    private final Deeds deeds;

    ConsoleApi(CensusAccess census, AuditLog audit, Deeds deeds) {
        this.census = census;
        this.audit = audit;
        this.deeds = deeds;
    }

    CompletionStage<Town> town() {
        return census.town();
    }

    CompletionStage<HttpResponse> nodes() {
        return town().thenApply(town -> ConsoleJson.answer(StatusCodes.OK, ConsoleJson.town(town)));
    }

    CompletionStage<HttpResponse> verdict() {
        return town().thenApply(town -> ConsoleJson.answer(StatusCodes.OK, ConsoleJson.verdict(town.verdict())));
    }

    CompletionStage<HttpResponse> auditPage(long before) {
        return fromStore(audit.page(before), ConsoleJson::audit);
    }

    CompletionStage<HttpResponse> auditCheck() {
        return fromStore(audit.verify(), ConsoleJson::check);
    }

    private static <T> CompletionStage<HttpResponse> fromStore(CompletionStage<T> read, Function<T, JsonNode> shown) {
        return read.handle((value, failure) -> {
            if (failure != null) {
                LogEvent.AUDIT_FAILED.at(LOG).setCause(failure).log("the audit log cannot be read");
                throw ConsoleRefusal.unavailable("store-silent", "the store does not answer");
            }
            return ConsoleJson.answer(StatusCodes.OK, shown.apply(value));
        });
    }

    /** Has a node leave, unless it is the last one that works. */
    CompletionStage<HttpResponse> drain(Operator operator, JsonNode body) {
        var address = ConsoleBodies.text(body, "node", Deed.TARGET_CHARS_MAX);
        return town().thenCompose(town -> {
            var node = town.node(address).orElseThrow(() -> ConsoleRefusal.notFound("there is no such node"));
            if (node.report().isEmpty()) {
                throw ConsoleRefusal.conflict("node-silent", "the node does not answer: stop its process instead");
            }
            if (!town.canSpare(address)) {
                throw ConsoleRefusal.conflict("last-node", "no other node works: everybody would lose their rooms");
            }
            return deeds.doing(
                    operator,
                    "node.drain",
                    address,
                    body,
                    () -> census.order(new Census.Drain(address, operator.name())));
        });
    }
}
