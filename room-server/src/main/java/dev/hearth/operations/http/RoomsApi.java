package dev.hearth.operations.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hearth.operations.Census;
import dev.hearth.operations.NodeReporter;
import dev.hearth.operations.Rooms;
import dev.hearth.operations.domain.Deed;
import dev.hearth.operations.domain.Operator;
import dev.hearth.operations.domain.RoomLoad;
import dev.hearth.operations.domain.RoomOrder;
import dev.hearth.operations.domain.RoomSight;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;

/** What the console can be asked about rooms, and have done in them. */
final class RoomsApi {

    private record Placed(RoomLoad load, String node) {}

    private final CensusAccess census;
    private final Rooms rooms;
    private final Deeds deeds;

    RoomsApi(CensusAccess census, Rooms rooms, Deeds deeds) {
        this.census = census;
        this.rooms = rooms;
        this.deeds = deeds;
    }

    /** The busiest rooms of all nodes. */
    CompletionStage<HttpResponse> busiest() {
        return census.rooms().thenApply(busy -> ConsoleJson.answer(StatusCodes.OK, busiest(busy)));
    }

    private static ObjectNode busiest(Census.BusyRooms busy) {
        var body = ConsoleJson.object();
        var into = body.putArray("rooms");
        busy.byNode().stream()
                .flatMap(loads -> loads.rooms().stream().map(load -> new Placed(load, loads.address())))
                .sorted(Comparator.comparingDouble(
                                (Placed placed) -> placed.load().commandsPerMinute())
                        .thenComparingInt(placed -> placed.load().occupants())
                        .reversed())
                .limit(NodeReporter.ROOMS_MAX)
                .forEach(placed -> into.addObject()
                        .put("room", placed.load().room())
                        .put("name", placed.load().name())
                        .put("node", placed.node())
                        .put("closed", placed.load().closed())
                        .put("occupants", placed.load().occupants())
                        .put("capacity", placed.load().capacity())
                        .put("offset", placed.load().offset())
                        .put("commands_per_minute", placed.load().commandsPerMinute()));
        return body;
    }

    /** One room and a page of who is in it. */
    CompletionStage<HttpResponse> look(String room, int after) {
        return sight(room, after).thenApply(sight -> ConsoleJson.answer(StatusCodes.OK, shown(sight)));
    }

    private static ObjectNode shown(RoomSight sight) {
        var body = ConsoleJson.object()
                .put("room", sight.room())
                .put("name", sight.name())
                .put("closed", sight.closed())
                .put("capacity", sight.capacity())
                .put("offset", sight.offset())
                .put("occupant_count", sight.occupantCount());
        var people = body.putArray("occupants");
        sight.occupants()
                .forEach(occupant -> people.addObject()
                        .put("number", occupant.number())
                        .put("persona", occupant.persona())
                        .put("name", occupant.name())
                        .put("joined_at", occupant.joinedAt())
                        .put("reconnecting", occupant.reconnecting())
                        .put("muted", occupant.muted()));
        return body;
    }

    CompletionStage<HttpResponse> kick(Operator operator, JsonNode body) {
        return toOccupant(operator, body, RoomOrder.Kick::new);
    }

    CompletionStage<HttpResponse> mute(Operator operator, JsonNode body) {
        int minutes = ConsoleBodies.number(body, "minutes", 1, RoomOrder.Mute.MINUTES_MAX);
        return toOccupant(operator, body, persona -> new RoomOrder.Mute(persona, Duration.ofMinutes(minutes)));
    }

    private CompletionStage<HttpResponse> toOccupant(
            Operator operator, JsonNode body, Function<String, RoomOrder> order) {
        int number = ConsoleBodies.number(body, "occupant", 1, Integer.MAX_VALUE);
        return sight(room(body), number - 1).thenCompose(sight -> {
            var occupant = sight.occupants().stream()
                    .filter(each -> each.number() == number)
                    .findFirst()
                    .orElseThrow(() -> ConsoleRefusal.notFound("nobody of this number is in the room"));
            return ordered(operator, sight, order.apply(occupant.persona()), Optional.of(occupant.persona()), body);
        });
    }

    CompletionStage<HttpResponse> close(Operator operator, JsonNode body) {
        return sight(room(body), Integer.MAX_VALUE).thenCompose(sight -> {
            if (sight.closed()) {
                throw ConsoleRefusal.conflict("room-closed", "the room is closed already");
            }
            return ordered(operator, sight, new RoomOrder.Close(), Optional.empty(), body);
        });
    }

    CompletionStage<HttpResponse> reopen(Operator operator, JsonNode body) {
        return sight(room(body), Integer.MAX_VALUE).thenCompose(sight -> {
            if (!sight.closed()) {
                throw ConsoleRefusal.conflict("room-open", "the room is open already");
            }
            return ordered(operator, sight, new RoomOrder.Reopen(), Optional.empty(), body);
        });
    }

    private CompletionStage<HttpResponse> ordered(
            Operator operator, RoomSight sight, RoomOrder order, Optional<String> persona, JsonNode body) {
        var length =
                order instanceof RoomOrder.Mute mute ? " for " + mute.length().toMinutes() + " min" : "";
        var target = sight.room() + persona.map(who -> " " + who).orElse("") + length;
        return deeds.doing(operator, order.action(), target, body, () -> rooms.order(sight.room(), order));
    }

    private static String room(JsonNode body) {
        return ConsoleBodies.text(body, "room", Deed.TARGET_CHARS_MAX);
    }

    private CompletionStage<RoomSight> sight(String room, int after) {
        return rooms.look(room, after).handle((sight, failure) -> {
            if (failure != null) {
                throw ConsoleRefusal.unavailable("room-silent", "the room does not answer");
            }
            return sight.orElseThrow(() -> ConsoleRefusal.notFound("there is no such room"));
        });
    }
}
