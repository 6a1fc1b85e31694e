package dev.hearth.operations.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hearth.operations.Census;
import dev.hearth.operations.NodeReporter;
import dev.hearth.operations.domain.ClosedSocket;
import dev.hearth.operations.domain.Deed;
import dev.hearth.operations.domain.Operator;
import dev.hearth.operations.domain.SocketQuery;
import dev.hearth.operations.domain.SocketView;
import java.util.Comparator;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;

/** What the console can be asked about sockets. */
final class SocketsApi {

    private record Open(SocketView socket, String node) {}

    private record Closed(ClosedSocket socket, String node) {}

    private final CensusAccess census;
    private final Deeds deeds;

    SocketsApi(CensusAccess census, Deeds deeds) {
        this.census = census;
        this.deeds = deeds;
    }

    /** Sockets of all nodes, those first that keep up worst, and those that closed lately. */
    CompletionStage<HttpResponse> find(String text, boolean slow) {
        if (text.length() > SocketQuery.TEXT_CHARS_MAX) {
            throw ConsoleRefusal.invalid("find has at most " + SocketQuery.TEXT_CHARS_MAX + " characters");
        }
        return census.sockets(new SocketQuery(text, slow))
                .thenApply(found -> ConsoleJson.answer(StatusCodes.OK, shown(found)));
    }

    private static ObjectNode shown(Census.FoundSockets found) {
        var body = ConsoleJson.object();
        var open = body.putArray("open");
        found.byNode().stream()
                .flatMap(node -> node.open().stream().map(socket -> new Open(socket, node.address())))
                .sorted(Comparator.comparingLong((Open each) -> each.socket().stalledMillis())
                        .thenComparingLong(each -> each.socket().waitingBytes())
                        .reversed()
                        .thenComparing(each -> each.socket().name()))
                .limit(NodeReporter.SOCKETS_MAX)
                .forEach(each -> write(each, open.addObject()));
        var closed = body.putArray("closed");
        found.byNode().stream()
                .flatMap(node -> node.closed().stream().map(socket -> new Closed(socket, node.address())))
                .sorted(Comparator.comparingLong((Closed each) -> each.socket().at())
                        .reversed())
                .limit(NodeReporter.SOCKETS_MAX)
                .forEach(each -> write(each, closed.addObject()));
        return body;
    }

    private static void write(Open open, ObjectNode into) {
        var socket = open.socket();
        into.put("node", open.node())
                .put("socket", socket.socket())
                .put("persona", socket.persona())
                .put("name", socket.name())
                .put("client", socket.client())
                .put("age_ms", socket.ageMillis())
                .put("silent_ms", socket.silentMillis())
                .put("waiting_frames", socket.waitingFrames())
                .put("waiting_bytes", socket.waitingBytes())
                .put("stalled_ms", socket.stalledMillis());
        var rooms = into.putArray("rooms");
        socket.rooms().forEach(rooms::add);
    }

    private static void write(Closed closed, ObjectNode into) {
        var socket = closed.socket();
        into.put("node", closed.node())
                .put("at", socket.at())
                .put("persona", socket.persona())
                .put("name", socket.name())
                .put("code", socket.code())
                .put("age_ms", socket.ageMillis());
    }

    /** Whoever is looked for by persona, so that a number that somebody else has by now does not close their socket. */
    CompletionStage<HttpResponse> disconnect(Operator operator, JsonNode body) {
        var node = ConsoleBodies.text(body, "node", Deed.TARGET_CHARS_MAX);
        var persona = ConsoleBodies.text(body, "persona", SocketQuery.TEXT_CHARS_MAX);
        int socket = ConsoleBodies.number(body, "socket", 1, Integer.MAX_VALUE);
        return census.town()
                .thenCompose(town -> {
                    if (town.node(node).filter(view -> view.report().isEmpty()).isPresent()) {
                        throw ConsoleRefusal.conflict("node-silent", "the node does not answer");
                    }
                    return census.sockets(new SocketQuery(persona, false));
                })
                .thenCompose(found -> {
                    boolean there = found.byNode().stream()
                            .filter(sockets -> sockets.address().equals(node))
                            .flatMap(sockets -> sockets.open().stream())
                            .anyMatch(open ->
                                    open.socket() == socket && open.persona().equals(persona));
                    if (!there) {
                        throw ConsoleRefusal.notFound("this socket is closed already");
                    }
                    return deeds.doing(
                            operator,
                            "socket.disconnect",
                            persona + " " + node + " " + socket,
                            body,
                            () -> census.order(new Census.Disconnect(node, socket, operator.name())));
                });
    }
}
