package dev.hearth.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.identity.domain.AgeBand;
import dev.hearth.identity.domain.KnownPerson;
import dev.hearth.kernel.Body;
import dev.hearth.kernel.Face;
import dev.hearth.kernel.Look;
import dev.hearth.kernel.OpaqueId;
import dev.hearth.kernel.PersonId;
import dev.hearth.kernel.PersonaId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every table of people does. */
public interface PeopleContract {

    Look HATTED = new Look(new Body("#a0b1c2", 1.1, -0.5, 3), List.of("straw-hat", "red-scarf"));

    People people();

    @Test
    default void findsWhoeverWasCreated() {
        var face = new Face(new PersonaId(OpaqueId.derivedFrom("persona")), "Zoë 🔥", HATTED, 7);
        var person = new KnownPerson(new PersonId(OpaqueId.derivedFrom("person")), face, AgeBand.ADULT, 3);

        done(people().create(person));

        assertThat(done(people().find(Set.of(face.persona())))).isEqualTo(Map.of(face.persona(), person));
    }

    @Test
    default void leavesOutWhomItDoesNotKnow() {
        var known = TestIdentity.person("known", "Ann", 1);
        var unknown = new PersonaId(OpaqueId.derivedFrom("unknown"));
        done(people().create(known));

        var found = done(people().find(Set.of(known.face().persona(), unknown)));

        assertThat(found).isEqualTo(Map.of(known.face().persona(), known));
        assertThat(done(people().find(Set.of()))).isEmpty();
    }

    @Test
    default void creatingTheSamePersonAgainChangesNothing() {
        var person = TestIdentity.person("twice", "Ann", 1);

        done(people().create(person));
        done(people().create(person));

        assertThat(done(people().find(Set.of(person.face().persona())))).hasSize(1);
    }

    @Test
    default void dressesWhoeverIsKnown() {
        var person = TestIdentity.person("dresses", "Ann", 1);
        var persona = person.face().persona();
        done(people().create(person));

        done(people().dress(persona, HATTED, 2));

        assertThat(done(people().find(Set.of(persona)))).isEqualTo(Map.of(persona, person.with(HATTED, 2)));
    }

    @Test
    default void aLateOlderLookDoesNotWin() {
        var person = TestIdentity.person("late", "Ann", 1);
        var persona = person.face().persona();
        done(people().create(person));
        done(people().dress(persona, HATTED, 3));

        done(people().dress(persona, Look.plain(), 2));
        done(people().dress(persona, Look.plain(), 3));

        assertThat(done(people().find(Set.of(persona)))).isEqualTo(Map.of(persona, person.with(HATTED, 3)));
    }

    @Test
    default void dressingAStrangerMakesNobody() {
        var stranger = new PersonaId(OpaqueId.derivedFrom("stranger"));

        done(people().dress(stranger, HATTED, 2));

        assertThat(done(people().find(Set.of(stranger)))).isEmpty();
    }

    @Test
    default void findsManyAtOnce() {
        var expected = new HashMap<PersonaId, KnownPerson>();
        IntStream.range(0, 120)
                .mapToObj(i -> TestIdentity.person("many" + i, "P" + i, i))
                .forEach(person -> {
                    expected.put(person.face().persona(), person);
                    done(people().create(person));
                });
        var asked = new HashSet<>(expected.keySet());
        IntStream.range(0, 880).forEach(i -> asked.add(new PersonaId(OpaqueId.derivedFrom("nobody" + i))));

        assertThat(asked).hasSize(People.FIND_MAX);
        assertThat(done(people().find(asked))).isEqualTo(expected);
    }

    private static <T> T done(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    }
}
