package dev.hearth.journal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.hearth.kernel.CommandKey;
import dev.hearth.kernel.PersonId;
import dev.hearth.kernel.PersonaId;
import dev.hearth.kernel.RoomId;
import java.io.IOException;
import java.util.function.Function;

/** Writes the kernel's ids as plain strings, also where they are the keys of a map. Public for Pekko, which loads it by name. */
public final class PlainIdsModule extends SimpleModule {
    private static final long serialVersionUID = 1L;

    /** All ids of the kernel. */
    public PlainIdsModule() {
        super("hearth-plain-ids");
        add(PersonId.class, PersonId::value, PersonId::new);
        add(PersonaId.class, PersonaId::value, PersonaId::new);
        add(RoomId.class, RoomId::value, RoomId::new);
        add(CommandKey.class, CommandKey::value, CommandKey::new);
    }

    private <T> void add(Class<T> type, Function<T, String> write, Function<String, T> read) {
        addSerializer(type, new IdWriter<>(type, write, false));
        addKeySerializer(type, new IdWriter<>(type, write, true));
        addDeserializer(type, new IdReader<>(type, read));
        addKeyDeserializer(type, new IdKeyReader(read));
    }

    private static final class IdWriter<T> extends StdSerializer<T> {
        private static final long serialVersionUID = 1L;
        private final transient Function<T, String> write;
        private final boolean key;

        IdWriter(Class<T> type, Function<T, String> write, boolean key) {
            super(type);
            this.write = write;
            this.key = key;
        }

        @Override
        public void serialize(T id, JsonGenerator to, SerializerProvider provider) throws IOException {
            if (key) {
                to.writeFieldName(write.apply(id));
            } else {
                to.writeString(write.apply(id));
            }
        }
    }

    private static final class IdReader<T> extends StdDeserializer<T> {
        private static final long serialVersionUID = 1L;
        private final transient Function<String, T> read;

        IdReader(Class<T> type, Function<String, T> read) {
            super(type);
            this.read = read;
        }

        @Override
        public T deserialize(JsonParser from, DeserializationContext context) throws IOException {
            var text = from.getValueAsString();
            if (text == null) {
                return context.reportInputMismatch(handledType(), "an id must be a string");
            }
            return parsed(text, context);
        }

        private T parsed(String text, DeserializationContext context) throws IOException {
            try {
                return read.apply(text);
            } catch (IllegalArgumentException e) {
                return context.reportInputMismatch(handledType(), "%s", e.getMessage());
            }
        }
    }

    private static final class IdKeyReader extends KeyDeserializer {
        private final Function<String, ?> read;

        IdKeyReader(Function<String, ?> read) {
            this.read = read;
        }

        @Override
        public Object deserializeKey(String text, DeserializationContext context) throws IOException {
            try {
                return read.apply(text);
            } catch (IllegalArgumentException e) {
                return context.reportInputMismatch(Object.class, "%s", e.getMessage());
            }
        }
    }
}
