package dev.hearth.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of one JSON object with their types and ranges. A problem does not throw: the first one is kept, and
 * a harmless value stands in, so that readers stay straight lines. Whoever reads asks {@link #problem()} at the end.
 */
final class Fields {

    static final long ID_MAX = (1L << 53) - 1;

    private static final Pattern OPAQUE_ID = Pattern.compile("[a-z2-7]{26}");
    private static final Pattern KEY = Pattern.compile("[0-9a-f]{32}");
    private static final Pattern WORD = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");
    private static final Pattern PRODUCT_ID = Pattern.compile("[a-z0-9][a-z0-9.-]{0,47}");
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final String NO_ID = "a".repeat(26);

    private final JsonNode object;
    private final String path;
    private @Nullable Problem problem;

    /** What is wrong, and the code for it. */
    record Problem(ErrorCode code, String detail) {}

    Fields(JsonNode object, String path) {
        this.object = object;
        this.path = path;
    }

    @Nullable
    Problem problem() {
        return problem;
    }

    /** A whole number between two bounds, both allowed. */
    long whole(String name, long min, long max) {
        var node = object.get(name);
        if (node != null && node.isIntegralNumber() && node.canConvertToLong()) {
            long value = node.longValue();
            if (value >= min && value <= max) {
                return value;
            }
        }
        return wrong(name, "a whole number from " + min + " to " + max, min);
    }

    int wholeOr(String name, int min, int max, int otherwise) {
        return absent(name) ? otherwise : (int) whole(name, min, max);
    }

    @Nullable
    Integer optionalWhole(String name, int min, int max) {
        return absent(name) ? null : (Integer) (int) whole(name, min, max);
    }

    @Nullable
    Long optionalOffset(String name) {
        return absent(name) ? null : (Long) whole(name, 1, ID_MAX);
    }

    /** Any finite number. */
    double number(String name) {
        var node = object.get(name);
        if (node != null && node.isNumber() && Double.isFinite(node.doubleValue())) {
            return node.doubleValue();
        }
        return wrong(name, "a finite number", 0d);
    }

    double numberOr(String name, double otherwise) {
        return absent(name) ? otherwise : number(name);
    }

    @Nullable
    Double optionalNumber(String name) {
        return absent(name) ? null : (Double) number(name);
    }

    /** A number between two bounds, both allowed. */
    double numberBetween(String name, double min, double max) {
        var node = object.get(name);
        if (node != null && node.isNumber() && node.doubleValue() >= min && node.doubleValue() <= max) {
            return node.doubleValue();
        }
        return wrong(name, "a number from " + plain(min) + " to " + plain(max), min);
    }

    /** Any finite number as it may be written back. */
    String numberText(String name) {
        number(name);
        return problem == null ? object.get(name).asText() : "0";
    }

    boolean flag(String name) {
        var node = object.get(name);
        return (node != null && node.isBoolean()) ? node.booleanValue() : wrong(name, "true or false", false);
    }

    boolean flagOr(String name, boolean otherwise) {
        return absent(name) ? otherwise : flag(name);
    }

    /** A text of some length, in characters. */
    String text(String name, int min, int max) {
        var node = object.get(name);
        if (node != null && node.isTextual()) {
            int length = node.textValue().length();
            if (length >= min && length <= max) {
                return node.textValue();
            }
        }
        return wrong(name, "a text of " + min + " to " + max + " characters", "");
    }

    String textOr(String name, int max, String otherwise) {
        return absent(name) ? otherwise : text(name, 0, max);
    }

    @Nullable
    String optionalText(String name, int max) {
        return absent(name) ? null : text(name, 0, max);
    }

    /** A text that stands for an id of this server. */
    String opaqueId(String name) {
        return shaped(name, OPAQUE_ID, "an id of 26 characters", NO_ID);
    }

    /** A text that may be the id of a product; there need not be one. */
    String productId(String name) {
        return shaped(name, PRODUCT_ID, "the id of a product: at most 48 of a-z, 0-9, dots and hyphens", "-");
    }

    /** A lower-case word with hyphens, at most 32 characters. */
    String word(String name) {
        return shaped(name, WORD, "a lower-case word of at most 32 letters, digits and hyphens", "");
    }

    String oneOf(String name, Set<String> allowed) {
        var node = object.get(name);
        if (node != null && node.isTextual() && allowed.contains(node.textValue())) {
            return node.textValue();
        }
        return wrong(
                name, "one of " + String.join(", ", allowed.stream().sorted().toList()), "");
    }

    @Nullable
    String optionalOneOf(String name, Set<String> allowed) {
        return absent(name) ? null : oneOf(name, allowed);
    }

    String key() {
        var node = object.get("key");
        if (node != null && node.isTextual() && KEY.matcher(node.textValue()).matches()) {
            return node.textValue();
        }
        note(new Problem(ErrorCode.KEY_MISSING, ErrorCode.KEY_MISSING.meaning()));
        return "";
    }

    @Nullable
    List<String> optionalTexts(String name, int countMax, int lengthMax) {
        if (absent(name)) {
            return null;
        }
        var node = object.get(name);
        var texts = new ArrayList<String>();
        for (var element : node) {
            if (element.isTextual() && element.textValue().length() <= lengthMax) {
                texts.add(element.textValue());
            }
        }
        boolean right = (node.isArray() && texts.size() == node.size()) && texts.size() <= countMax;
        return right
                ? texts
                : wrong(
                        name,
                        "a list of at most " + countMax + " texts of at most " + lengthMax + " characters",
                        texts);
    }

    /** A list of objects, empty where it is absent; each is read by the function, whose problems become this one's. */
    <T> List<T> objects(String name, int countMax, Function<Fields, T> reader) {
        if (absent(name)) {
            return List.of();
        }
        var node = object.get(name);
        if (!node.isArray() || node.size() > countMax) {
            return wrong(name, "a list of at most " + countMax + " objects", List.of());
        }
        var values = new ArrayList<T>(node.size());
        for (int i = 0; i < node.size(); i++) {
            var element = new Fields(node.get(i), path + name + "[" + i + "].");
            values.add(reader.apply(element));
            if (element.problem != null) {
                note(element.problem);
            }
        }
        return values;
    }

    void atLeastOneOf(String... names) {
        if (Arrays.stream(names).allMatch(this::absent)) {
            note(new Problem(ErrorCode.FRAME_INVALID, path + "one of " + String.join(", ", names) + " must be there"));
        }
    }

    /** An object, read by the function, whose problems become this one's. */
    <T> @Nullable T optionalObject(String name, Function<Fields, T> reader) {
        if (absent(name)) {
            return null;
        }
        var node = object.get(name);
        var inside = new Fields(node, path + name + ".");
        T value = reader.apply(inside);
        if (!node.isObject()) {
            return wrong(name, "an object", value);
        }
        if (inside.problem != null) {
            note(inside.problem);
        }
        return value;
    }

    /** A finite number between two bounds, both allowed. */
    @Nullable
    Double optionalNumber(String name, double min, double max) {
        if (absent(name)) {
            return null;
        }
        var node = object.get(name);
        double value = node.isNumber() ? node.doubleValue() : Double.NaN;
        return value >= min && value <= max ? (Double) value : wrong(name, "a number from " + min + " to " + max, min);
    }

    /** A colour, {@code #rrggbb}; in lower case, however it came. */
    @Nullable
    String optionalColour(String name) {
        return absent(name)
                ? null
                : shaped(name, COLOUR, "a colour, # and six hexadecimal digits", "#000000")
                        .toLowerCase(Locale.ROOT);
    }

    /** One or more ids of products. */
    @Nullable
    List<String> optionalProducts(String name, int countMax) {
        if (absent(name)) {
            return null;
        }
        var ids = new ArrayList<String>();
        for (var element : object.get(name)) {
            if (element.isTextual() && PRODUCT_ID.matcher(element.textValue()).matches()) {
                ids.add(element.textValue());
            }
        }
        boolean right =
                object.get(name).isArray() && ids.size() == object.get(name).size();
        return right && !ids.isEmpty() && ids.size() <= countMax
                ? ids
                : wrong(name, "a list of 1 to " + countMax + " product ids", List.of());
    }

    /** Notes that a field is wrong in a way that only its reader sees. */
    void refuse(String name, String allowed) {
        note(new Problem(ErrorCode.FRAME_INVALID, path + name + " must be " + allowed));
    }

    boolean absent(String name) {
        var node = object.get(name);
        return node == null || node.isNull();
    }

    private String shaped(String name, Pattern shape, String allowed, String harmless) {
        var node = object.get(name);
        if (node != null && node.isTextual() && shape.matcher(node.textValue()).matches()) {
            return node.textValue();
        }
        return wrong(name, allowed, harmless);
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }

    private <T> T wrong(String name, String allowed, T harmless) {
        refuse(name, allowed);
        return harmless;
    }

    private void note(Problem found) {
        if (problem == null) {
            problem = found;
        }
    }
}
