package dev.hearth.localnodes;

import java.util.List;
import java.util.Map;

/**
 * How one node is started.
 *
 * @param name shown before each of its lines
 * @param line program and arguments
 * @param environment on top of that of this process
 */
public record NodeCommand(String name, List<String> line, Map<String, String> environment) {
    public NodeCommand {
        line = List.copyOf(line);
        environment = Map.copyOf(environment);
    }
}
