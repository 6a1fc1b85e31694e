package dev.hearth.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.identity.domain.KnownPerson;
import dev.hearth.kernel.Look;
import dev.hearth.kernel.MovingClock;
import dev.hearth.kernel.OpaqueId;
import dev.hearth.kernel.PersonaId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PeopleCacheTest {
    private static final KnownPerson ANN = TestIdentity.person("ann", "Ann", 2);
    private static final KnownPerson BOB = TestIdentity.person("bob", "Bob", 1);

    private static final Look HATTED = PeopleContract.HATTED;

    private final MovingClock clock = MovingClock.somewhen();
    private final SlowPeople people = new SlowPeople();
    private final PeopleCache cache = new PeopleCache(people, TestIdentity.SETTINGS, clock);

    @Test
    void knowsOnlyWhatItWasTold() {
        assertThat(cache.cached(persona(ANN))).isEmpty();

        cache.remember(ANN);

        assertThat(cache.cached(persona(ANN))).contains(ANN.face());
        assertThat(cache.load(Set.of(persona(ANN))).toCompletableFuture())
                .isCompletedWithValue(Map.of(persona(ANN), ANN));
        assertThat(people.asked).isEmpty();
    }

    @Test
    void asksTheStoreOnlyForWhomItDoesNotKnow() {
        cache.remember(ANN);
        var loading = cache.load(Set.of(persona(ANN), persona(BOB)));

        people.answer(0, BOB);

        assertThat(loading.toCompletableFuture()).isCompletedWithValue(Map.of(persona(ANN), ANN, persona(BOB), BOB));
        assertThat(people.asked).containsExactly(Set.of(persona(BOB)));
        assertThat(cache.cached(persona(BOB))).contains(BOB.face());
    }

    @Test
    void looksUpOnceWhatManyAskFor() {
        var first = cache.load(Set.of(persona(ANN)));
        var second = cache.load(Set.of(persona(ANN), persona(BOB)));

        people.answer(0, ANN);
        people.answer(1, BOB);

        assertThat(people.asked).containsExactly(Set.of(persona(ANN)), Set.of(persona(BOB)));
        assertThat(first.toCompletableFuture()).isCompletedWithValue(Map.of(persona(ANN), ANN));
        assertThat(second.toCompletableFuture()).isCompletedWithValue(Map.of(persona(ANN), ANN, persona(BOB), BOB));
    }

    @Test
    void asksAgainAfterAFailureAndForStrangers() {
        var failed = cache.load(Set.of(persona(ANN)));
        people.fail(0);
        assertThat(failed.toCompletableFuture()).isCompletedExceptionally();

        var stranger = cache.load(Set.of(persona(ANN)));
        people.answer(1);
        assertThat(stranger.toCompletableFuture()).isCompletedWithValue(Map.of());

        var unused = cache.load(Set.of(persona(ANN)));
        assertThat(people.asked).hasSize(3);
        assertThat(unused.toCompletableFuture()).isNotDone();
    }

    @Test
    void forgetsAfterAWhile() {
        cache.remember(ANN);
        clock.pass(Duration.ofMinutes(10).minusMillis(1));
        assertThat(cache.cached(persona(ANN))).isPresent();

        clock.pass(Duration.ofMillis(1));
        assertThat(cache.cached(persona(ANN))).isEmpty();
    }

    @Test
    void aNewerVersionWinsWhicheverComesFirst() {
        cache.remember(TestIdentity.person("ann", "Anna", 3));
        cache.remember(ANN);

        assertThat(cache.cached(persona(ANN)).orElseThrow().name()).isEqualTo("Anna");
    }

    @Test
    void learnsANewerFaceOfSomebodyItKnowsAndNothingOfStrangers() {
        cache.remember(ANN);
        cache.learn(ANN.with(HATTED, 3).face());
        cache.learn(ANN.face());
        cache.learn(BOB.face());

        assertThat(cache.cached(persona(ANN))).contains(ANN.with(HATTED, 3).face());
        assertThat(cache.cached(persona(BOB))).isEmpty();
    }

    @Test
    void readsAgainWhoeverIsKnownToLookNewerThanHere() {
        cache.remember(ANN);
        var same = cache.load(Map.of(persona(ANN), 2L));
        var newer = cache.load(Map.of(persona(ANN), 3L));

        assertThat(same.toCompletableFuture()).isCompletedWithValue(Map.of(persona(ANN), ANN));
        people.answer(0, ANN.with(HATTED, 3));
        assertThat(newer.toCompletableFuture()).isCompletedWithValue(Map.of(persona(ANN), ANN.with(HATTED, 3)));
        assertThat(people.asked).hasSize(1);
    }

    @Test
    void doesNotTakeAnAnswerThatWasReadTooEarly() {
        var older = cache.load(Set.of(persona(ANN)));
        var newer = cache.load(Map.of(persona(ANN), 3L));

        people.answer(0, ANN);
        assertThat(older.toCompletableFuture()).isCompletedWithValue(Map.of(persona(ANN), ANN));
        assertThat(newer.toCompletableFuture()).isNotDone();
        people.answer(1, ANN.with(HATTED, 3));

        assertThat(newer.toCompletableFuture()).isCompletedWithValue(Map.of(persona(ANN), ANN.with(HATTED, 3)));
    }

    @Test
    void forgetsTheOneUsedLongestAgoWhenItIsFull() {
        int max = TestIdentity.SETTINGS.peopleCacheMax();
        cache.remember(ANN);
        cache.remember(BOB);
        IntStream.range(2, max).forEach(i -> cache.remember(TestIdentity.person("p" + i, "P", 1)));
        assertThat(cache.cached(persona(ANN))).isPresent();

        cache.remember(TestIdentity.person("one more", "P", 1));

        assertThat(cache.cached(persona(ANN))).isPresent();
        assertThat(cache.cached(persona(BOB))).isEmpty();
    }

    @Test
    void refusesMoreLookupsThanAllowed() {
        int max = TestIdentity.SETTINGS.peopleLookupsMax();
        var many = IntStream.range(0, max)
                .mapToObj(i -> new PersonaId(OpaqueId.derivedFrom("m" + i)))
                .collect(Collectors.toSet());
        var allowed = cache.load(many);
        var refused = cache.load(Set.of(persona(ANN)));

        assertThat(allowed.toCompletableFuture()).isNotDone();
        assertThat(people.asked).hasSize(2).allMatch(chunk -> chunk.size() == People.FIND_MAX);
        assertThatThrownBy(() -> refused.toCompletableFuture().join())
                .hasCauseInstanceOf(RejectedExecutionException.class);
    }

    private static PersonaId persona(KnownPerson person) {
        return person.face().persona();
    }

    /** Answers when the test says so. */
    private static final class SlowPeople implements People {
        private final List<Set<PersonaId>> asked = new ArrayList<>();
        private final List<CompletableFuture<Map<PersonaId, KnownPerson>>> answers = new ArrayList<>();

        @Override
        public CompletionStage<Void> create(KnownPerson person) {
            throw new UnsupportedOperationException("the cache never creates");
        }

        @Override
        public CompletionStage<Void> dress(PersonaId persona, Look look, long version) {
            throw new UnsupportedOperationException("the cache never dresses anybody");
        }

        @Override
        public CompletionStage<Map<PersonaId, KnownPerson>> find(Set<PersonaId> personas) {
            var answer = new CompletableFuture<Map<PersonaId, KnownPerson>>();
            asked.add(personas);
            answers.add(answer);
            return answer;
        }

        void answer(int number, KnownPerson... found) {
            answers.get(number)
                    .complete(List.of(found).stream().collect(Collectors.toMap(PeopleCacheTest::persona, p -> p)));
        }

        void fail(int number) {
            answers.get(number).completeExceptionally(new IllegalStateException("no host"));
        }
    }
}
