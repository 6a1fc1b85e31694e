package dev.hearth;

import dev.hearth.journal.ManifestJson;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the journals of all features write, read from their tables of names. */
final class StoredNames {
    private StoredNames() {}

    /** The fields of the JSON that is stored under each name, in their order. */
    static Map<String, List<String>> fieldsByName(Repository repository) {
        var names = new TreeMap<String, List<String>>();
        for (var file : repository.files(".java")) {
            boolean ofFeature = file.toString().matches(".*src/main/java/dev/hearth/\\w+/journal/.*");
            if (ofFeature && repository.read(file).contains("ManifestJson.builder()")) {
                names.putAll(fieldsByName(table(file)));
            }
        }
        return names;
    }

    // The tables are nobody's business outside their packages, hence reflection instead of a public door for one test.
    private static ManifestJson table(Path file) {
        try {
            var holder = Class.forName(className(file));
            for (var field : holder.getDeclaredFields()) {
                if (field.getType() == ManifestJson.class && Modifier.isStatic(field.getModifiers())) {
                    field.setAccessible(true);
                    return (ManifestJson) field.get(null);
                }
            }
            var method = holder.getDeclaredMethod("table");
            method.setAccessible(true);
            return (ManifestJson) method.invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(file + " has neither a static field nor a table() of stored names", e);
        }
    }

    private static String className(Path file) {
        return file.toString()
                .replaceFirst(".*src/main/java/", "")
                .replace(".java", "")
                .replace('/', '.');
    }

    private static Map<String, List<String>> fieldsByName(ManifestJson table) {
        var names = new TreeMap<String, List<String>>();
        try {
            var readers = ManifestJson.class.getDeclaredField("readers");
            readers.setAccessible(true);
            for (var entry : ((Map<?, ?>) readers.get(table)).entrySet()) {
                names.put((String) entry.getKey(), fields(entry.getValue()));
            }
            return names;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("ManifestJson has changed: read its stored shapes in another way", e);
        }
    }

    private static List<String> fields(Object reader) throws ReflectiveOperationException {
        var type = reader.getClass().getDeclaredMethod("type");
        type.setAccessible(true);
        var shape = (Class<?>) type.invoke(reader);
        if (!shape.isRecord()) {
            throw new IllegalStateException(shape + " is stored but is no record: its fields cannot be compared");
        }
        return Arrays.stream(shape.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }
}
