package dev.hearth.protocol;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One empty value of every record below a sealed type, so that a test forgets none. */
final class Samples {

    private Samples() {}

    static List<String> typesOf(Class<?> sealed) {
        return Arrays.stream(sealed.getPermittedSubclasses())
                .map(Samples::typeOf)
                .toList();
    }

    private static String typeOf(Class<?> record) {
        try {
            var components = record.getRecordComponents();
            var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            var values = Arrays.stream(types).map(Samples::empty).toArray();
            var constructor = record.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            var type = record.getMethod("type");
            type.setAccessible(true);
            return (String) type.invoke(constructor.newInstance(values));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(record + " must have a type", e);
        }
    }

    private static @Nullable Object empty(Class<?> type) {
        if (type == int.class) {
            return 0;
        } else if (type == long.class) {
            return 0L;
        } else if (type == boolean.class) {
            return false;
        } else if (type == String.class) {
            return "";
        } else if (type == Instant.class) {
            return Instant.EPOCH;
        } else if (type == List.class) {
            return List.of();
        } else if (type == Map.class) {
            return Map.of();
        }
        return null;
    }
}
