package dev.hearth.load;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The unpacked distribution of the server under test.
 *
 * @param home the folder that holds {@code bin}, {@code lib}, {@code local-store} and {@code conf}
 */
public record Distribution(Path home) {
    /** The distribution that the build made, named by the system property {@code hearth.distribution}. */
    public static Distribution fromBuild() {
        var home = System.getProperty("hearth.distribution");
        if (home == null) {
            throw new IllegalStateException("Set -Dhearth.distribution to the folder of the built server");
        }
        return new Distribution(Path.of(home).toAbsolutePath().normalize());
    }

    /** The start script. */
    public Path script() {
        return home.resolve("bin/hearth");
    }

    /** Whether the start script is there and may be run. */
    public boolean isRunnable() {
        return Files.isExecutable(script());
    }
}
