package dev.hearth.load.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hearth.load.bot.Json;

/**
 * How slow a server may be before a scenario fails, and how slow the generator before it proves nothing.
 *
 * @param answersP95Ms of all commands, from when they should have left to their answer
 * @param answersP99Ms the same
 * @param deliveriesP99Ms of lines, from when they should have left to each person in the room
 * @param lagP99Ms how much later than planned the generator itself may act
 */
public record Thresholds(int answersP95Ms, int answersP99Ms, int deliveriesP99Ms, int lagP99Ms) {

    public Thresholds {
        if (answersP95Ms < 0 || answersP99Ms < 0 || deliveriesP99Ms < 0 || lagP99Ms < 0) {
            throw new IllegalArgumentException("thresholds are milliseconds from 0, got " + answersP95Ms + ", "
                    + answersP99Ms + ", " + deliveriesP99Ms + ", " + lagP99Ms);
        }
    }

    /** The same number for everything that the server is asked for. */
    Thresholds allOfTheServer(int milliseconds) {
        return new Thresholds(milliseconds, milliseconds, milliseconds, lagP99Ms);
    }

    public ObjectNode toJson() {
        return Json.object()
                .put("answers_p95_ms", answersP95Ms)
                .put("answers_p99_ms", answersP99Ms)
                .put("deliveries_p99_ms", deliveriesP99Ms)
                .put("lag_p99_ms", lagP99Ms);
    }
}
