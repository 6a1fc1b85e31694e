package dev.hearth.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigValueType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Values that nobody may see. A key whose name ends in {@code password} or {@code secret} holds one, in the plural several;
 * the same name with {@code -file} behind it names a file that holds it, and wins.
 */
final class Secrets {
    /** What is shown instead. */
    static final String HIDDEN = "***";

    private static final Pattern KEY = Pattern.compile(".*(?<!generate-)(password|secret)s?");
    private static final String FILE = "-file";
    private static final long FILE_BYTES_MAX = 16 * 1024;
    private static final Set<String> SAMPLES = Set.of(
            "admin", "cassandra", "change-me", "changeme", "example", "hearth", "password", "sample", "secret", "test");

    private Secrets() {}

    static boolean isSecret(String key) {
        return KEY.matcher(key).matches();
    }

    /** The secret of a key, empty for none. */
    static String read(Config config, String key) throws IOException {
        var file = config.hasPath(key + FILE) ? config.getString(key + FILE) : "";
        return file.isEmpty() ? config.getString(key) : content(file);
    }

    /** One line for each secret of these keys that stands in examples everywhere. */
    static List<String> samples(Config config) {
        return ConfigLoader.keys(config).stream()
                .filter(Secrets::isSecret)
                .filter(key -> config.getValue(key).valueType() == ConfigValueType.STRING)
                .filter(key -> isSample(config, key))
                .map(key -> key + " is " + HIDDEN + ", a sample that everybody knows, allowed: a secret of your own"
                        + WrittenAt.suffix(config, config.getString(key).isEmpty() ? key + FILE : key))
                .toList();
    }

    private static boolean isSample(Config config, String key) {
        return tried(config, key)
                .filter(secret -> SAMPLES.contains(secret.toLowerCase(Locale.ROOT)))
                .isPresent();
    }

    /** Empty when it cannot be read, which the section that wants it says. */
    private static Optional<String> tried(Config config, String key) {
        try {
            return Optional.of(read(config, key));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String content(String file) throws IOException {
        try {
            var path = Path.of(file);
            if (Files.size(path) > FILE_BYTES_MAX) {
                throw new IOException("larger than a secret");
            }
            return Files.readString(path).strip();
        } catch (InvalidPathException e) {
            throw new IOException(e);
        }
    }
}
