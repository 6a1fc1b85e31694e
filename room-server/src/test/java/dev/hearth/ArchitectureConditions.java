package dev.hearth;

import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.core.domain.JavaModifier.PRIVATE;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.Serializable;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;

/** What {@link ArchitectureTest} asks beyond dependencies. */
final class ArchitectureConditions {

    private static final Set<String> STREAMS = Set.of("out", "err");

    private ArchitectureConditions() {}

    static ArchCondition<JavaClass> callAnythingThatDiffersEachTime() {
        return access("read a clock, chance or the environment", ArchitectureConditions::differsEachTime);
    }

    static ArchCondition<JavaClass> useStandardStreamsOrSleep() {
        return access("print or sleep", ArchitectureConditions::printsOrSleeps);
    }

    static ArchCondition<JavaClass> implementSerializableByName() {
        return new ArchCondition<>("implement Serializable by name") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean found =
                        type.getRawInterfaces().stream().anyMatch(face -> face.isEquivalentTo(Serializable.class));
                events.add(new SimpleConditionEvent(type, found, type.getDescription() + " is Serializable"));
            }
        };
    }

    static ArchCondition<JavaClass> beClosed() {
        return new ArchCondition<>("be a record, an enum, a sealed interface, a visitor, a port, or final") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                events.add(new SimpleConditionEvent(type, isClosed(type), type.getDescription() + " is open"));
            }
        };
    }

    /** The declaring class copies what it is given, as the compact constructor of a record does, or makes it itself. */
    static ArchCondition<JavaField> beCopiedOnTheWayIn() {
        return new ArchCondition<>("be copied on the way in") {
            @Override
            public void check(JavaField field, ConditionEvents events) {
                boolean owned = field.getOwner().getConstructors().stream()
                        .anyMatch(constructor -> copies(constructor) || makes(constructor, field));
                events.add(new SimpleConditionEvent(field, owned, field.getDescription() + " is not copied"));
            }
        };
    }

    private static boolean copies(JavaConstructor constructor) {
        return constructor.getMethodCallsFromSelf().stream()
                .anyMatch(call -> call.getName().equals("copyOf"));
    }

    private static boolean makes(JavaConstructor constructor, JavaField field) {
        return field.getModifiers().contains(PRIVATE)
                && !field.getOwner().isRecord()
                && constructor.getConstructorCallsFromSelf().stream()
                        .anyMatch(call -> call.getTargetOwner()
                                .isAssignableTo(field.getRawType().getName()));
    }

    private static boolean isClosed(JavaClass type) {
        return type.isRecord()
                || type.isEnum()
                || type.isAnonymousClass()
                || type.getModifiers().contains(FINAL)
                || type.getSimpleName().equals("package-info")
                || (type.isInterface() && isClosedInterface(type));
    }

    /** An open interface is a port: an adapter outside fills it, never the domain itself. */
    private static boolean isClosedInterface(JavaClass type) {
        return type.reflect().isSealed()
                || type.getSimpleName().equals("Visitor")
                || type.getAllSubclasses().stream()
                        .noneMatch(filled -> filled.getPackageName().equals(type.getPackageName()));
    }

    private static ArchCondition<JavaClass> access(String what, Predicate<JavaAccess<?>> forbidden) {
        return new ArchCondition<>(what) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (var access : type.getAccessesFromSelf()) {
                    if (forbidden.test(access)) {
                        events.add(SimpleConditionEvent.satisfied(type, access.getDescription()));
                    }
                }
            }
        };
    }

    private static boolean differsEachTime(JavaAccess<?> access) {
        var owner = access.getTargetOwner();
        return (access.getName().equals("now") && owner.getPackageName().equals("java.time"))
                || owner.isEquivalentTo(System.class)
                || (owner.isEquivalentTo(UUID.class) && access.getName().equals("randomUUID"))
                || (owner.isEquivalentTo(Math.class) && access.getName().equals("random"))
                || owner.isAssignableTo(Random.class)
                || owner.isEquivalentTo(ThreadLocalRandom.class);
    }

    private static boolean printsOrSleeps(JavaAccess<?> access) {
        var owner = access.getTargetOwner();
        return (owner.isEquivalentTo(System.class) && STREAMS.contains(access.getName()))
                || (owner.isEquivalentTo(Thread.class) && access.getName().equals("sleep"))
                || (owner.isAssignableTo(Throwable.class) && access.getName().equals("printStackTrace"));
    }
}
