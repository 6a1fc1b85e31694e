package dev.hearth.load.live;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code ${name}} stands for in the data files; {@code ${x600}} is so many letters. Thread-safe. */
final class Placeholders {

    private static final Pattern PLACE = Pattern.compile("\\$\\{([A-Za-z0-9_-]+)}");
    private static final Pattern FILL = Pattern.compile("x([0-9]+)");

    private final Map<String, String> values;

    Placeholders() {
        this(Map.of());
    }

    private Placeholders(Map<String, String> values) {
        this.values = new ConcurrentHashMap<>(values);
    }

    /** The same ones, and room for more that only the copy knows. */
    Placeholders copy() {
        return new Placeholders(values);
    }

    Placeholders with(String name, String value) {
        values.put(name, value);
        return this;
    }

    String get(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalStateException("nothing stands for ${" + name + "}");
        }
        return value;
    }

    String fill(String text) {
        return PLACE.matcher(text).replaceAll(match -> Matcher.quoteReplacement(value(match.group(1))));
    }

    private String value(String name) {
        Matcher fill = FILL.matcher(name);
        return fill.matches() ? "x".repeat(Integer.parseInt(fill.group(1))) : get(name);
    }
}
