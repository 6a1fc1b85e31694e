package dev.hearth.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.module.paramnames.ParameterNamesModule;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A table of explicit stored names and the classes they stand for, and the one strict JSON that journals and snapshots are
 * written in. Class names never reach the store, so renaming a class is no migration. JSON rather than CBOR, because
 * people must be able to read a journal in {@code cqlsh}.
 *
 * <p>Instants are ISO texts, ids plain strings, absent parts are left out. Reading refuses unknown fields, holes, wrong
 * types and repeated fields. A field of a sealed type carries {@code "is"} with the stored name of its value.
 */
public final class ManifestJson {

    private static final Pattern MANIFEST = Pattern.compile("[a-z][a-z-]*\\.[a-z][a-z-]*\\.v[1-9][0-9]*");

    private final Map<String, Reader<?>> readers;
    private final Map<Class<?>, Writer<?>> writers;
    private final ObjectMapper mapper;

    private ManifestJson(Builder builder) {
        readers = Map.copyOf(builder.readers);
        writers = Map.copyOf(builder.writers);
        mapper = mapper(new SealedTypesModule(this::manifestOf));
    }

    /** An empty table. */
    public static Builder builder() {
        return new Builder();
    }

    /** All stored names. */
    public Set<String> manifests() {
        return readers.keySet();
    }

    /**
     * The stored name of a value.
     *
     * @throws IllegalArgumentException if its class is not in the table
     */
    public String manifest(Object value) {
        return manifestOf(value.getClass());
    }

    /**
     * Writes a value as JSON in UTF-8.
     *
     * @throws IllegalArgumentException if its class is not in the table or cannot be written
     */
    public byte[] encode(Object value) {
        try {
            return mapper.writeValueAsBytes(writer(value.getClass()).stored(value));
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "cannot write " + value.getClass().getName(), e);
        }
    }

    /**
     * Reads what {@link #encode} wrote, now or in an earlier release.
     *
     * @throws IllegalArgumentException if the name is unknown or the bytes are not what it promises
     */
    public Object decode(byte[] bytes, String manifest) {
        var reader = readers.get(manifest);
        if (reader == null) {
            throw new IllegalArgumentException("unknown stored name '" + manifest + "'");
        }
        try {
            return reader.read(mapper, bytes);
        } catch (IOException e) {
            throw new IllegalArgumentException("these bytes are no " + manifest, e);
        }
    }

    private String manifestOf(Class<?> type) {
        return writer(type).manifest();
    }

    private Writer<?> writer(Class<?> type) {
        var writer = writers.get(type);
        if (writer == null) {
            throw new IllegalArgumentException("no stored name for " + type.getName());
        }
        return writer;
    }

    private static ObjectMapper mapper(SealedTypesModule sealedTypes) {
        return JsonMapper.builder()
                .addModules(new Jdk8Module(), new JavaTimeModule(), new ParameterNamesModule())
                .addModules(new PlainIdsModule(), new NullMarkedModule(), sealedTypes)
                .disable(
                        SerializationFeature.WRITE_DATES_AS_TIMESTAMPS,
                        SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .configure(JsonParser.Feature.ALLOW_COMMENTS, false)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
                .build();
    }

    private record Reader<S>(Class<S> type, Function<S, ?> fromStored) {
        Object read(ObjectMapper mapper, byte[] bytes) throws IOException {
            return fromStored.apply(mapper.readValue(bytes, type));
        }
    }

    private record Writer<T>(String manifest, Class<T> type, Function<T, ?> toStored) {
        Object stored(Object value) {
            return toStored.apply(type.cast(value));
        }
    }

    /** Collects the table. */
    public static final class Builder {
        private final Map<String, Reader<?>> readers = new HashMap<>();
        private final Map<Class<?>, Writer<?>> writers = new HashMap<>();

        private Builder() {}

        /** A class that is stored as it is. */
        public <T> Builder type(String manifest, Class<T> type) {
            return type(manifest, type, type, value -> value, value -> value);
        }

        /** A class that is stored in another shape, for instance a state that holds persistent collections. */
        public <T, S> Builder type(
                String manifest, Class<T> type, Class<S> stored, Function<T, S> toStored, Function<S, T> fromStored) {
            if (writers.put(type, new Writer<>(manifest, type, toStored)) != null) {
                throw new IllegalArgumentException(type.getName() + " has two stored names");
            }
            return older(manifest, stored, fromStored);
        }

        /** An older stored shape that is still read, as today's value, and never written again. */
        public <S> Builder older(String manifest, Class<S> stored, Function<S, ?> fromStored) {
            if (!MANIFEST.matcher(manifest).matches()) {
                throw new IllegalArgumentException("a stored name looks like feature.what.v1, not '" + manifest + "'");
            }
            if (readers.put(manifest, new Reader<>(stored, fromStored)) != null) {
                throw new IllegalArgumentException("stored name '" + manifest + "' stands twice");
            }
            return this;
        }

        /** The finished table. */
        public ManifestJson build() {
            return new ManifestJson(this);
        }
    }
}
