package dev.hearth.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hearth.catalogue.domain.Bounds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One object of a catalogue file while it is read. Every problem is a {@link Fault} with the path of the field, what is
 * allowed and what was found. A field that nobody asked for is most likely a typo: {@link #end} refuses it.
 */
final class JsonFields {
    private static final int FOUND_MAX = 60;

    private final ObjectNode object;
    private final String path;
    private final Set<String> asked = new HashSet<>();

    private JsonFields(ObjectNode object, String path) {
        this.object = object;
        this.path = path;
    }

    /** @param path where this value stands, empty at the top */
    static JsonFields of(JsonNode value, String path) {
        if (value instanceof ObjectNode object) {
            return new JsonFields(object, path);
        }
        throw new Fault(path, "an object, got " + found(value));
    }

    boolean has(String field) {
        return object.has(field);
    }

    JsonNode raw(String field) {
        asked.add(field);
        return object.path(field);
    }

    String text(String field, Predicate<String> rule, String allowed) {
        return text(raw(field), at(field), rule, allowed);
    }

    /** One of an enumeration's words. */
    <E extends Enum<E>> E word(String field, E[] all, Function<E, String> wire) {
        return word(raw(field), at(field), all, wire);
    }

    <E extends Enum<E>> E word(String field, E[] all, Function<E, String> wire, E absent) {
        return has(field) ? word(field, all, wire) : absent;
    }

    double number(String field, Bounds bounds) {
        return number(raw(field), at(field), bounds);
    }

    double number(String field, Bounds bounds, double absent) {
        return has(field) ? number(field, bounds) : absent;
    }

    /** A list of exactly so many numbers. */
    double[] numbers(String field, int count, Bounds bounds) {
        return numbers(raw(field), at(field), count, bounds);
    }

    JsonFields object(String field) {
        return of(raw(field), at(field));
    }

    Optional<JsonFields> optionalObject(String field) {
        return has(field) ? Optional.of(object(field)) : Optional.empty();
    }

    List<JsonFields> objects(String field, int min, int max) {
        return list(field, min, max, JsonFields::of);
    }

    List<double[]> points(String field, int min, int max, Bounds bounds) {
        return list(field, min, max, (value, where) -> numbers(value, where, 2, bounds));
    }

    List<String> texts(String field, int max, Predicate<String> rule, String allowed) {
        return has(field) ? list(field, 0, max, (value, where) -> text(value, where, rule, allowed)) : List.of();
    }

    <E extends Enum<E>> List<E> words(String field, E[] all, Function<E, String> wire) {
        return has(field) ? list(field, 0, all.length, (value, where) -> word(value, where, all, wire)) : List.of();
    }

    /** The path of a field of this object. */
    String at(String field) {
        return path.isEmpty() ? field : path + "." + field;
    }

    Fault fault(String field, String allowed) {
        return new Fault(at(field), allowed + ", got " + found(object.path(field)));
    }

    /** Refuses what nobody asked for. */
    void end() {
        object.fieldNames().forEachRemaining(name -> {
            if (!asked.contains(name)) {
                throw new Fault(at(shortened(name)), "unknown field");
            }
        });
    }

    private interface Item<T> {
        T read(JsonNode value, String where);
    }

    private <T> List<T> list(String field, int min, int max, Item<T> item) {
        var values = raw(field);
        if (!values.isArray()) {
            throw new Fault(at(field), "a list, got " + found(values));
        }
        if (values.size() < min || values.size() > max) {
            throw new Fault(at(field), min + " to " + max + " entries, got " + values.size());
        }
        var items = new ArrayList<T>(values.size());
        for (var value : values) {
            items.add(item.read(value, at(field) + "[" + items.size() + "]"));
        }
        return items;
    }

    private static String text(JsonNode value, String where, Predicate<String> rule, String allowed) {
        if (!value.isTextual() || !rule.test(value.textValue())) {
            throw new Fault(where, allowed + ", got " + found(value));
        }
        return value.textValue();
    }

    private static <E extends Enum<E>> E word(JsonNode value, String where, E[] all, Function<E, String> wire) {
        for (var constant : all) {
            if (value.isTextual() && wire.apply(constant).equals(value.textValue())) {
                return constant;
            }
        }
        var words = Arrays.stream(all).map(wire).collect(Collectors.joining(", "));
        throw new Fault(where, "one of " + words + ", got " + found(value));
    }

    private static double number(JsonNode value, String where, Bounds bounds) {
        if (!value.isNumber() || !bounds.hold(value.doubleValue())) {
            throw new Fault(where, bounds + ", got " + found(value));
        }
        return value.doubleValue();
    }

    private static double[] numbers(JsonNode values, String where, int count, Bounds bounds) {
        if (!values.isArray() || values.size() != count) {
            throw new Fault(where, "a list of " + count + " numbers, got " + found(values));
        }
        var numbers = new double[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = number(values.get(i), where + "[" + i + "]", bounds);
        }
        return numbers;
    }

    private static String found(@Nullable JsonNode value) {
        return value == null || value.isMissingNode() ? "nothing" : shortened(value.toString());
    }

    /** An operator sees a line, not a page; control characters would break it. */
    static String shortened(String text) {
        var line = text.replaceAll("\\p{Cntrl}", " ");
        return line.codePointCount(0, line.length()) <= FOUND_MAX
                ? line
                : line.substring(0, line.offsetByCodePoints(0, FOUND_MAX)) + "…";
    }
}
