package dev.hearth.load.bot;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Somebody in a room as one client sees them.
 *
 * @param number the occupant number
 * @param persona who
 * @param x metres from the left wall
 * @param z metres from the far wall
 * @param facing where they look, as sent
 * @param seat the seat's name, or empty for standing
 * @param pose the last pose, or empty
 * @param reaction the last reaction, or empty
 * @param typing whether they are typing
 * @param reconnecting whether their connection is lost at the moment
 */
public record Occupant(
        int number,
        String persona,
        double x,
        double z,
        double facing,
        String seat,
        String pose,
        String reaction,
        boolean typing,
        boolean reconnecting) {

    static Occupant joined(JsonNode event) {
        return new Occupant(
                event.path("number").asInt(),
                event.path("persona").asText(),
                event.path("x").asDouble(),
                event.path("z").asDouble(),
                event.path("facing").asDouble(),
                event.path("seat").asText(),
                event.path("pose").asText(),
                "",
                event.path("typing").asBoolean(),
                event.path("reconnecting").asBoolean());
    }

    Occupant at(double newX, double newZ, double newFacing) {
        return new Occupant(number, persona, newX, newZ, newFacing, seat, pose, reaction, typing, reconnecting);
    }

    Occupant on(String newSeat) {
        return new Occupant(number, persona, x, z, facing, newSeat, pose, reaction, typing, reconnecting);
    }

    Occupant signed(JsonNode sign) {
        return new Occupant(
                number,
                persona,
                x,
                z,
                facing,
                seat,
                sign.has("pose") ? sign.path("pose").asText() : pose,
                sign.has("reaction") ? sign.path("reaction").asText() : reaction,
                sign.has("typing") ? sign.path("typing").asBoolean() : typing,
                sign.has("reconnecting") ? sign.path("reconnecting").asBoolean() : reconnecting);
    }
}
