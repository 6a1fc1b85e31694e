package dev.hearth.operations.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hearth.operations.domain.AuditCheck;
import dev.hearth.operations.domain.AuditEntry;
import dev.hearth.operations.domain.NodeReport;
import dev.hearth.operations.domain.NodeView;
import dev.hearth.operations.domain.Town;
import dev.hearth.operations.domain.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCode;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.util.ByteString;

/** Writes what the console shows. Every field is named here: nothing reaches the page because a record happens to have it. */
final class ConsoleJson {

    private static final JsonMapper MAPPER = new JsonMapper();

    private ConsoleJson() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static String text(JsonNode body) {
        try {
            return MAPPER.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }

    static HttpResponse answer(StatusCode status, JsonNode body) {
        return HttpResponse.create()
                .withStatus(status)
                .withEntity(ContentTypes.APPLICATION_JSON, ByteString.fromString(text(body)))
                .addHeader(RawHeader.create("Cache-Control", "no-store"));
    }

    static HttpResponse refusal(ConsoleRefusal refusal) {
        return answer(refusal.status(), object().put("code", refusal.code()).put("message", refusal.text()));
    }

    static ObjectNode session(ConsoleSessions.Session session) {
        return object().put("name", session.operator().name())
                .put("role", session.operator().role().word())
                .put("csrf", session.csrf());
    }

    static ObjectNode verdict(Verdict verdict) {
        var body = object().put("verdict", verdict.isGood() ? "green" : "red");
        var reasons = body.putArray("reasons");
        verdict.findings()
                .forEach(finding -> reasons.addObject()
                        .put("code", finding.kind().word())
                        .put("node", finding.node())
                        .put("detail", finding.detail()));
        return body;
    }

    static ObjectNode town(Town town) {
        var body = verdict(town.verdict()).put("at", town.at().toEpochMilli()).put("seen_by", town.seenBy());
        town.nodes().forEach(node -> node(node, body.withArray("nodes").addObject()));
        return body;
    }

    private static void node(NodeView node, ObjectNode into) {
        into.put("address", node.address())
                .put("status", node.status().toLowerCase(Locale.ROOT))
                .put("reachable", node.reachable())
                .put("silent", node.report().isEmpty())
                .put("shards", node.shards())
                .put("rooms", node.rooms())
                .put("sessions", node.sessions());
        node.report().ifPresent(report -> report(report, into));
    }

    private static void report(NodeReport report, ObjectNode into) {
        into.put("version", report.version())
                .put("started_at", report.startedAt())
                .put("sockets", report.sockets())
                .put("heap_used", report.heapUsed())
                .put("heap_max", report.heapMax())
                .put("lag_ms", report.lagMillis())
                .put("commit_ms", report.commitMillis())
                .put("answered", report.answered())
                .put("second_writers", report.secondWriters())
                .put("store_answers", report.storeAnswers())
                .put("refuses", report.refuses())
                .put("draining", report.draining());
        var roles = into.putArray("roles");
        report.roles().forEach(roles::add);
    }

    static ObjectNode audit(List<AuditEntry> entries) {
        var body = object();
        ArrayNode lines = body.putArray("entries");
        entries.forEach(entry -> lines.addObject()
                .put("number", entry.number())
                .put("at", entry.at().toEpochMilli())
                .put("node", entry.node())
                .put("operator", entry.deed().operator())
                .put("action", entry.deed().action())
                .put("target", entry.deed().target())
                .put("reason", entry.deed().reason())
                .put("hash", entry.hash()));
        return body;
    }

    static ObjectNode check(AuditCheck check) {
        var body = object().put("whole", check.fault().isEmpty())
                .put("entries", check.entries())
                .put("head", check.head());
        Optional<AuditCheck.Fault> fault = check.fault();
        fault.ifPresent(found -> body.putObject("fault")
                .put("number", found.number())
                .put("kind", found.kind().name().toLowerCase(Locale.ROOT).replace('_', '-')));
        return body;
    }
}
