package dev.hearth.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigOrigin;
import java.util.Optional;

/** Where somebody wrote a value, so that a problem with it can be found: a file and its line, or a variable. */
final class WrittenAt {
    private static final String VARIABLE = "environment variable ";

    private WrittenAt() {}

    /** The mark on a value that comes from the environment. */
    static String variable(String name) {
        return VARIABLE + name;
    }

    /** The place as the end of a sentence, with a space before it; empty where nobody knows it, or nobody wrote anything. */
    static String suffix(Config config, String path) {
        return Optional.of(path)
                .filter(config::hasPath)
                .map(key -> config.getValue(key).origin())
                .filter(WrittenAt::byOperatorOrProfile)
                .flatMap(WrittenAt::of)
                .map(place -> " (" + place + ")")
                .orElse("");
    }

    /** Whether the value is another one than the one that was shipped. */
    static boolean byOperatorOrProfile(ConfigOrigin origin) {
        var resource = origin.resource();
        return resource == null || !resource.startsWith("hearth/");
    }

    /** {@code hearth.conf:12}, {@code HEARTH_NODE_PORT} or {@code system properties}. */
    static Optional<String> of(ConfigOrigin origin) {
        var description = String.valueOf(origin.description());
        if (description.startsWith(VARIABLE)) {
            return Optional.of(description.substring(VARIABLE.length()));
        }
        if (description.equals("system properties")) {
            return Optional.of(description);
        }
        var file = origin.resource() == null ? origin.filename() : origin.resource();
        return Optional.ofNullable(file).map(name -> origin.lineNumber() > 0 ? name + ":" + origin.lineNumber() : name);
    }
}
