package dev.hearth.load.oracle;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A visitor's command that is not decided yet; there is one at most.
 *
 * @param key empty for one that is not durable
 * @param command as it was first sent, without its number
 * @param dueAt when it should have been sent, by the clock that never goes back
 */
record PendingCommand(String key, ObjectNode command, long dueAt) {

    String type() {
        return command.path("type").asText();
    }

    String room() {
        return command.path("room").asText();
    }
}
