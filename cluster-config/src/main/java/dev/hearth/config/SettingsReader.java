package dev.hearth.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigRenderOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads and checks one section of the configuration, for instance {@code hearth.room}.
 *
 * <p>Features turn their section into a record:
 *
 * <pre>{@code
 * var in = SettingsReader.of(config, "hearth.room");
 * return in.finish(new RoomSettings(in.intBetween("capacity-max", 1, 1000)));
 * }</pre>
 *
 * <p>A problem does not throw at once: the reader notes it, answers a harmless value inside the allowed range, and
 * {@link #finish} throws {@link InvalidSettings} with one line per problem, so that an operator sees all of them in one go.
 */
public final class SettingsReader {
    private final Config config;
    private final String section;
    private final Map<String, String> problems = new LinkedHashMap<>();

    private SettingsReader(Config config, String section) {
        this.config = config;
        this.section = section;
    }

    /** A reader of the keys below {@code section} in the resolved {@code config}. */
    public static SettingsReader of(Config config, String section) {
        return new SettingsReader(config, section);
    }

    /** A whole number from {@code min} to {@code max}, both allowed. */
    public int intBetween(String key, int min, int max) {
        return (int) longBetween(key, min, max);
    }

    /** A whole number from {@code min} to {@code max}, both allowed. */
    public long longBetween(String key, long min, long max) {
        var allowed = "a whole number from " + min + " to " + max;
        return between(key, config::getLong, min, max, allowed);
    }

    /** A decimal number from {@code min} to {@code max}, both allowed. */
    public double doubleBetween(String key, double min, double max) {
        var allowed = "a number from " + min + " to " + max;
        return between(key, config::getDouble, min, max, allowed);
    }

    /** A duration such as {@code 5s} or {@code 100ms}, from {@code min} to {@code max}, both allowed. */
    public Duration duration(String key, Duration min, Duration max) {
        var allowed = "a duration from " + text(min) + " to " + text(max);
        return between(key, config::getDuration, min, max, allowed);
    }

    /** A size in bytes such as {@code 64 KiB}, from {@code min} to {@code max} bytes, both allowed. */
    public long bytes(String key, long min, long max) {
        var allowed = "a size from " + min + " to " + max + " bytes, such as \"64 KiB\"";
        return between(key, config::getBytes, min, max, allowed);
    }

    /** A size in bytes that an array can have; see {@link #bytes}. */
    public int byteCount(String key, int min, int max) {
        return (int) bytes(key, min, max);
    }

    /** {@code true} or {@code false}. */
    public boolean flag(String key) {
        return read(key, config::getBoolean, false, "true or false");
    }

    /** A text that is not blank. */
    public String string(String key) {
        var value = read(key, config::getString, "?", "a text that is not empty");
        if (value.isBlank()) {
            note(key, "a text that is not empty");
        }
        return value;
    }

    /** A text that may be empty, which usually means "not set". */
    public String optionalString(String key) {
        return read(key, config::getString, "", "a text, may be empty");
    }

    /**
     * A secret, empty for none. The key with {@code -file} behind it names a file that holds it, and wins. It is never part
     * of a problem's text.
     */
    public String secret(String key) {
        try {
            return Secrets.read(config, path(key));
        } catch (IOException e) {
            note(key + "-file", "a file that can be read");
        } catch (ConfigException e) {
            note(key, "a text, may be empty");
        }
        return "";
    }

    /** A list of texts with {@code min} to {@code max} entries, both allowed. */
    public List<String> strings(String key, int min, int max) {
        var allowed = "a list of " + min + " to " + max + " texts";
        var values = read(key, config::getStringList, List.<String>of(), allowed);
        if (values.size() < min || values.size() > max) {
            note(key, allowed);
        }
        return List.copyOf(values);
    }

    /** One of an enumeration's names, written in lower case with hyphens. */
    public <E extends Enum<E>> E oneOf(String key, Class<E> type) {
        var constants = type.getEnumConstants();
        var allowed =
                "one of " + Arrays.stream(constants).map(SettingsReader::name).collect(Collectors.joining(", "));
        var text = read(key, config::getString, name(constants[0]), allowed);
        for (var constant : constants) {
            if (name(constant).equals(text)) {
                return constant;
            }
        }
        note(key, allowed);
        return constants[0];
    }

    /** Notes a problem that concerns several keys; {@code allowed} says what would be right. */
    public void require(boolean holds, String key, String allowed) {
        if (!holds) {
            note(key, allowed);
        }
    }

    /**
     * Hands back the finished settings.
     *
     * @throws InvalidSettings when a value read before was missing, of the wrong type or outside its range
     */
    public <T> T finish(T settings) {
        if (!problems.isEmpty()) {
            throw new InvalidSettings(List.copyOf(problems.values()));
        }
        return settings;
    }

    private <T extends Comparable<T>> T between(String key, Function<String, T> reader, T min, T max, String allowed) {
        var value = read(key, reader, min, allowed);
        if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
            note(key, allowed);
            return min;
        }
        return value;
    }

    private <T> T read(String key, Function<String, T> reader, T harmless, String allowed) {
        try {
            return reader.apply(path(key));
        } catch (ConfigException e) {
            note(key, allowed);
            return harmless;
        }
    }

    private void note(String key, String allowed) {
        // One line per key: after the first problem its value is only a stand-in.
        problems.putIfAbsent(
                key, path(key) + " is " + found(key) + ", allowed: " + allowed + WrittenAt.suffix(config, path(key)));
    }

    private String found(String key) {
        if (!config.hasPath(path(key))) {
            return "missing";
        }
        if (Secrets.isSecret(key)) {
            return Secrets.HIDDEN;
        }
        return config.getValue(path(key)).render(ConfigRenderOptions.concise());
    }

    private String path(String key) {
        return section.isEmpty() ? key : section + "." + key;
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String text(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + "s" : duration.toMillis() + "ms";
    }
}
