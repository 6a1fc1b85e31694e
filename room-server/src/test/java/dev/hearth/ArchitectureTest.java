package dev.hearth;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.apache.pekko.actor.typed.ExtensibleBehavior;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

/** The drawing of the house, checked: who may use whom, and the few habits a compiler cannot see. */
@AnalyzeClasses(packages = "dev.hearth", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final DescribedPredicate<JavaMethodCall> LINES_WITHOUT_EVENT = describe(
            "say something at INFO or above without a LogEvent",
            call -> call.getTarget().getOwner().isAssignableTo(Logger.class)
                    && Set.of("error", "warn", "info", "atError", "atWarn", "atInfo")
                            .contains(call.getTarget().getName()));

    private static final DescribedPredicate<JavaClass> ACTORS =
            assignableTo(ExtensibleBehavior.class).as("actors");

    private static final DescribedPredicate<JavaClass> MUTABLE_COLLECTIONS = describe(
            "mutable collections",
            type -> (type.isAssignableTo(Collection.class) || type.isAssignableTo(Map.class))
                    && type.getPackageName().startsWith("java."));

    @ArchTest
    static final ArchRule theDomainKnowsOnlyItselfAndTheKernel = classes()
            .that()
            .resideInAPackage("..domain..")
            .should()
            .onlyDependOnClassesThat(
                    resideInAnyPackage("java..", "org.jspecify..", "org.pcollections..", "dev.hearth.kernel..")
                            .or(resideInAPackage("..domain..")))
            .because("rules that know no framework are plain functions, tested in microseconds");

    @ArchTest
    static final ArchRule theDomainsDoNotKnowEachOther = slices().matching("dev.hearth.(*).domain..")
            .should()
            .notDependOnEachOther()
            .because("features meet in their shells; their rules stay apart");

    @ArchTest
    static final ArchRule theKernelKnowsOnlyTheJdk = classes()
            .that()
            .resideInAPackage("dev.hearth.kernel..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage("java..", "org.jspecify..", "dev.hearth.kernel.."))
            .because("everything depends on the kernel, so it may depend on nothing");

    @ArchTest
    static final ArchRule theProtocolKnowsOnlyJson = classes()
            .that()
            .resideInAPackage("dev.hearth.protocol..")
            .should()
            .onlyDependOnClassesThat(
                    resideInAnyPackage("java..", "com.fasterxml.jackson..", "org.jspecify..", "dev.hearth.protocol.."))
            .because("the wire changes for other people, at another speed, than the rules");

    @ArchTest
    static final ArchRule pekkoHttpStaysBehindHttpPackages = noClasses()
            .that()
            .resideOutsideOfPackage("..http..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.pekko.http..")
            .because("one door speaks HTTP; nobody else should notice when it changes");

    @ArchTest
    static final ArchRule nettyStaysAtTheSocket = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "dev.hearth.gateway.socket..", "dev.hearth.store.cassandra..", "dev.hearth.loops..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.netty..")
            .because("buffers that must be released by hand are kept in one place; others only share its threads");

    @ArchTest
    static final ArchRule logbackStaysWhereLinesAreWritten = noClasses()
            .that()
            .resideOutsideOfPackage("dev.hearth.logs..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ch.qos.logback..")
            .because("features say what happened; how and where it is written is decided once");

    @ArchTest
    static final ArchRule nobodySaysSomethingWithoutAnEvent = noClasses()
            .should()
            .callMethodWhere(LINES_WITHOUT_EVENT)
            .because("operators search for names that stay, and each has its row in the reference");

    @ArchTest
    static final ArchRule micrometerStaysInTheRecorders = noClasses()
            .that()
            .resideOutsideOfPackage("dev.hearth.observability..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.micrometer..", "io.prometheus..")
            .because("features record through small typed classes, so that names and labels stand in one place");

    @ArchTest
    static final ArchRule theDriverStaysBehindPorts = noClasses()
            .that()
            .resideOutsideOfPackages("..cassandra..", "dev.hearth.localstore..", "dev.hearth")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.datastax..")
            .because(
                    "every store has a port; besides, the root closes what it opened and the local store asks if CQL answers");

    @ArchTest
    static final ArchRule persistenceStaysInJournals = noClasses()
            .that(not(assignableTo(EventSourcedBehavior.class))
                    .and(not(simpleNameEndingWith("Journal")))
                    .and(not(resideInAnyPackage("..journal..", "..cassandra..", "dev.hearth"))))
            .should()
            .dependOnClassesThat(
                    resideInAPackage("org.apache.pekko.persistence..").and(not(assignableTo(PersistenceId.class))))
            .because(
                    "what is written for ever is decided in few places; the root only wires them, and a log's name writes nothing");

    @ArchTest
    static final ArchRule featuresHaveNoCycles = slices().matching("dev.hearth.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a feature that cannot be read alone cannot be changed alone");

    @ArchTest
    static final ArchRule packagesHaveNoCycles = slices().matching("dev.hearth.(**)")
            .should()
            .beFreeOfCycles()
            .because("inside a feature the arrows go one way too");

    @ArchTest
    static final ArchRule theRoomKnowsNeitherSessionsNorTheDoor = noClasses()
            .that()
            .resideInAPackage("dev.hearth.room..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.hearth.session..", "dev.hearth.gateway..", "dev.hearth.protocol..")
            .because("a room tells whoever attends; it does not know who that is");

    @ArchTest
    static final ArchRule theDomainHasNoClockAndNoChance = noClasses()
            .that()
            .resideInAPackage("..domain..")
            .should(ArchitectureConditions.callAnythingThatDiffersEachTime())
            .because("replaying a log must give the same state everywhere");

    @ArchTest
    static final ArchRule theDomainIsClosed = classes()
            .that()
            .resideInAPackage("..domain..")
            .should(ArchitectureConditions.beClosed())
            .because("records, enums, sealed interfaces and final classes can be understood from where they stand");

    @ArchTest
    static final ArchRule theDomainHoldsNoMutableCollection = fields().that()
            .areDeclaredInClassesThat()
            .resideInAPackage("..domain..")
            .and()
            .areNotStatic()
            .and()
            .haveRawType(MUTABLE_COLLECTIONS)
            .should(ArchitectureConditions.beCopiedOnTheWayIn())
            .because("a list somebody else still holds is state somebody else still changes");

    @ArchTest
    static final ArchRule actorsAreFinal = classes()
            .that(ACTORS)
            .should()
            .haveModifier(JavaModifier.FINAL)
            .because("actors are composed, never inherited");

    @ArchTest
    static final ArchRule actorsAreMadeByTheirCreate = constructors()
            .that()
            .areDeclaredInClassesThat(ACTORS)
            .should()
            .bePrivate()
            .because("an actor outside its behaviour is an object with races");

    @ArchTest
    static final ArchRule shardedActorsAreEntities = fields().that()
            .haveRawType(EntityTypeKey.class)
            .should()
            .beDeclaredInClassesThat()
            .haveSimpleNameEndingWith("Entity")
            .because("a name says how many there are of it and where they live");

    @ArchTest
    static final ArchRule namesSayWhatAThingIs = noClasses()
            .should()
            .haveNameMatching(".*(Utils|Util|Helper|Manager|Impl)|.*\\.(Abstract|Base|Default)[A-Z][^.]*")
            .because("such a name means that nobody has thought about what it is");

    @ArchTest
    static final ArchRule nobodyPrintsOrSleeps = noClasses()
            .should(ArchitectureConditions.useStandardStreamsOrSleep())
            .because("logs are where operators look, and a sleeping thread serves nobody");

    @ArchTest
    static final ArchRule nobodyUsesJavaLoggingOrSerialisation = noClasses()
            .should()
            .dependOnClassesThat(resideInAPackage("java.util.logging..")
                    .or(assignableTo(ObjectInputStream.class))
                    .or(assignableTo(ObjectOutputStream.class)))
            .because("there is one logging API, and bytes have explicit names and versions");

    @ArchTest
    static final ArchRule nobodyAsksForJavaSerialisation = noClasses()
            .should(ArchitectureConditions.implementSerializableByName())
            .because("bytes have explicit names and versions");

    @Test
    void packagesSayWhatTheyAreFor() throws IOException {
        var root = Path.of("src", "main", "java");
        try (var files = Files.walk(root)) {
            var packages = files.filter(file -> file.toString().endsWith(".java"))
                    .map(Path::getParent)
                    .distinct()
                    .toList();
            assertThat(packages).isNotEmpty().allSatisfy(ArchitectureTest::hasText);
        }
    }

    private static void hasText(Path folder) {
        var info = folder.resolve("package-info.java");
        assertThat(info).as("a newcomer reads it first").exists();
        assertThat(info)
                .content()
                .containsPattern("/\\*\\*\\s+(\\* )?\\S.{20,}")
                .contains("@NullMarked");
    }
}
