package dev.hearth.journal;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.lang.reflect.Constructor;
import org.jspecify.annotations.Nullable;

/**
 * Holds stored records to what their source says: a part that is not {@code @Nullable} must be there and not be null, so
 * bytes with a hole fail where they are read and not somewhere later.
 */
final class NullMarkedModule extends SimpleModule {
    private static final long serialVersionUID = 1L;

    NullMarkedModule() {
        super("hearth-null-marked");
    }

    @Override
    public void setupModule(SetupContext context) {
        super.setupModule(context);
        context.insertAnnotationIntrospector(new NullMarks());
    }

    private static final class NullMarks extends NopAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public @Nullable Boolean hasRequiredMarker(AnnotatedMember member) {
            return mustBeThere(member) ? true : null;
        }

        @Override
        public JsonSetter.Value findSetterInfo(Annotated annotated) {
            return mustBeThere(annotated) ? JsonSetter.Value.forValueNulls(Nulls.FAIL) : JsonSetter.Value.empty();
        }

        private static boolean mustBeThere(Annotated annotated) {
            return annotated instanceof AnnotatedParameter parameter
                    && parameter.getOwner().getMember() instanceof Constructor<?> constructor
                    && constructor.getDeclaringClass().isRecord()
                    && !constructor.getAnnotatedParameterTypes()[parameter.getIndex()].isAnnotationPresent(
                            Nullable.class);
        }
    }
}
