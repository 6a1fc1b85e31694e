package dev.hearth;

import dev.hearth.config.InvalidSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A build that nodes can be started from.
 *
 * @param folder absolute, with {@code bin/hearth} in it
 */
record Distribution(Path folder) {
    private static final String SCRIPT = "bin/hearth";

    /**
     * The one in a folder that an operator named.
     *
     * @throws InvalidSettings if there is none
     */
    static Distribution in(Path named) {
        var folder = named.toAbsolutePath().normalize();
        if (!Files.isExecutable(folder.resolve(SCRIPT))) {
            throw new InvalidSettings(List.of(
                    "--distribution is \"" + named + "\", allowed: the folder of a distribution, with " + SCRIPT));
        }
        return new Distribution(folder);
    }

    /** Its start script with these arguments. */
    List<String> line(List<String> arguments) {
        var line = new ArrayList<String>();
        line.add(folder.resolve(SCRIPT).toString());
        line.addAll(arguments);
        return List.copyOf(line);
    }
}
