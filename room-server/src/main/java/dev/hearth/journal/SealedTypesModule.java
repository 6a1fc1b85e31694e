package dev.hearth.journal;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.jsontype.TypeResolverBuilder;
import com.fasterxml.jackson.databind.jsontype.impl.StdTypeResolverBuilder;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Lets fields of a sealed interface of ours be written and read without annotations: the value carries a {@code "is"}
 * with the name of its class among the permitted ones, so no class name is ever read from the wire. By default that is the
 * simple name, which is right for messages between nodes; a journal gives its own, stored names.
 *
 * <p>Public with a plain constructor, because Pekko loads it by name for its Jackson serializers.
 */
public final class SealedTypesModule extends SimpleModule {
    private static final long serialVersionUID = 1L;
    private static final String PROPERTY = "is";
    private static final String OURS = "dev.hearth.";

    private final transient Function<Class<?>, String> names;

    /** Names every permitted class by its simple name. */
    public SealedTypesModule() {
        this(Class::getSimpleName);
    }

    /** Names permitted classes as the function says; it throws for a class that has no name. */
    SealedTypesModule(Function<Class<?>, String> names) {
        super("hearth-sealed-types");
        this.names = names;
    }

    @Override
    public void setupModule(SetupContext context) {
        super.setupModule(context);
        context.insertAnnotationIntrospector(new SealedTypes(names));
    }

    /** All classes a sealed type finally consists of, through sealed types between. */
    public static List<Class<?>> leaves(Class<?> sealed) {
        var found = new ArrayList<Class<?>>();
        for (var permitted : sealed.getPermittedSubclasses()) {
            if (permitted.isSealed() && !permitted.isEnum()) {
                found.addAll(leaves(permitted));
            } else {
                found.add(permitted);
            }
        }
        return found.stream().distinct().toList();
    }

    private static boolean isOurs(Class<?> type) {
        return type.isSealed() && !type.isEnum() && type.getName().startsWith(OURS);
    }

    private static final class SealedTypes extends NopAnnotationIntrospector {
        private static final long serialVersionUID = 1L;
        private static final JsonTypeInfo.Value NAMED = JsonTypeInfo.Value.construct(
                JsonTypeInfo.Id.NAME, JsonTypeInfo.As.PROPERTY, PROPERTY, null, false, true);

        private final transient Function<Class<?>, String> names;

        SealedTypes(Function<Class<?>, String> names) {
            this.names = names;
        }

        @Override
        public @Nullable TypeResolverBuilder<?> findTypeResolver(
                MapperConfig<?> config, AnnotatedClass type, JavaType baseType) {
            // Only what is declared as the sealed type itself: a value whose class is known needs no name.
            return isOurs(type.getRawType()) ? new StdTypeResolverBuilder().init(NAMED, null) : null;
        }

        @Override
        public @Nullable List<NamedType> findSubtypes(Annotated annotated) {
            return annotated instanceof AnnotatedClass type && isOurs(type.getRawType())
                    ? named(type.getRawType())
                    : null;
        }

        private List<NamedType> named(Class<?> sealed) {
            var byName = new HashMap<String, Class<?>>();
            var types = new ArrayList<NamedType>();
            for (var leaf : leaves(sealed)) {
                var name = names.apply(leaf);
                var other = byName.put(name, leaf);
                if (other != null) {
                    throw new IllegalArgumentException(other + " and " + leaf + " share the name " + name);
                }
                types.add(new NamedType(leaf, name));
            }
            return types;
        }
    }
}
