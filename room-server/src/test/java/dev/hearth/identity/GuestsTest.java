package dev.hearth.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.identity.SignIn.NameRefused;
import dev.hearth.identity.SignIn.SignedIn;
import dev.hearth.identity.SignIn.StorageUnavailable;
import dev.hearth.identity.SignIn.TokenRefused;
import dev.hearth.identity.domain.GuestName.Rule;
import dev.hearth.identity.domain.KnownPerson;
import dev.hearth.identity.domain.TokenFamily;
import dev.hearth.kernel.Face;
import dev.hearth.kernel.Look;
import dev.hearth.kernel.MovingClock;
import dev.hearth.kernel.PersonaId;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class GuestsTest {
    private final MovingClock clock = MovingClock.somewhen();
    private final FragileStore store = new FragileStore();
    private final Identity identity = TestIdentity.of(store, store, clock);

    @Test
    void aGuestGetsAPersonAndTokens() {
        var ann = enter("  Ann ");

        var person = ann.person();
        assertThat(person.face().name()).isEqualTo("Ann");
        assertThat(person.person().value()).isEqualTo(person.face().persona().value());
        assertThat(ann.expiresIn()).isEqualTo(Duration.ofMinutes(10));
        assertThat(identity.tokens().verify(ann.accessToken())).isInstanceOf(TokenVerifier.Verified.class);
        assertThat(identity.people().cached(person.face().persona()))
                .contains(new Face(person.face().persona(), "Ann", Look.plain(), 1));
        assertThat(ann.toString())
                .doesNotContain(ann.accessToken())
                .doesNotContain(ann.refreshToken().secret());
    }

    @Test
    void guestsOfTheSameNameAreDifferentPeople() {
        assertThat(enter("Ann").person().person())
                .isNotEqualTo(enter("Ann").person().person());
    }

    @Test
    void aRefusedNameCostsTheStoreNothing() {
        store.away = true;

        assertThat(done(identity.guests().enter("Moderator"))).isEqualTo(new NameRefused(Rule.RESERVED));
    }

    @Test
    void aRefreshTokenGivesNewTokensForTheSamePerson() {
        var first = enter("Ann");

        var second = renew(first);

        assertThat(second.person()).isEqualTo(first.person());
        assertThat(second.refreshToken()).isNotEqualTo(first.refreshToken());
        assertThat(renew(second).person()).isEqualTo(first.person());
    }

    @Test
    void showingAUsedTokenEndsTheFamily() {
        var first = enter("Ann");
        var second = renew(first);

        assertThat(attempt(first)).isEqualTo(TokenRefused.INSTANCE);
        assertThat(attempt(second)).isEqualTo(TokenRefused.INSTANCE);
    }

    @Test
    void endingOneFamilyLeavesOthersAlone() {
        var ann = enter("Ann");
        var bob = enter("Bob");
        renew(ann);
        attempt(ann);

        assertThat(renew(bob).person()).isEqualTo(bob.person());
    }

    @Test
    void aTokenIsOverAfterItsLifetime() {
        var ann = enter("Ann");
        clock.pass(Duration.ofDays(90));

        assertThat(attempt(ann)).isEqualTo(TokenRefused.INSTANCE);
    }

    @Test
    void everyUseGivesAWholeLifetime() {
        var ann = enter("Ann");
        clock.pass(Duration.ofDays(89));
        var renewed = renew(ann);
        clock.pass(Duration.ofDays(89));

        assertThat(attempt(renewed)).isInstanceOf(SignedIn.class);
    }

    @Test
    void whatIsNoTokenIsRefusedWithoutAskingTheStore() {
        store.away = true;

        assertThat(done(identity.guests().renew("no token"))).isEqualTo(TokenRefused.INSTANCE);
    }

    @Test
    void aStoreThatIsAwayIsSaidSo() {
        var ann = enter("Ann");
        store.away = true;

        assertThat(done(identity.guests().enter("Bob"))).isInstanceOf(StorageUnavailable.class);
        assertThat(attempt(ann)).isInstanceOf(StorageUnavailable.class);

        store.away = false;
        assertThat(attempt(ann)).isInstanceOf(SignedIn.class);
    }

    @Test
    void aStoreThatNeverAnswersIsWaitedForOnlySoLong() {
        store.silent = true;

        assertThat(done(identity.guests().enter("Ann"))).isInstanceOf(StorageUnavailable.class);
    }

    @Test
    void aTokenWhoseReplacementWasNeverAnsweredIsStillGood() {
        var ann = enter("Ann");
        store.losesAnswerOfNextReplace = true;

        assertThat(attempt(ann)).isInstanceOf(StorageUnavailable.class);

        var again = renew(ann);
        assertThat(again.person()).isEqualTo(ann.person());
        assertThat(attempt(ann)).isEqualTo(TokenRefused.INSTANCE);
    }

    @Test
    void aReplacedTokenIsHandedOutEvenIfTheStoreGoesAwayThen() {
        var ann = enter("Ann");
        store.replacesBeforeItGoesAway = 1;

        var renewed = renew(ann);

        store.away = false;
        store.replacesBeforeItGoesAway = Integer.MAX_VALUE;
        assertThat(attempt(renewed)).isInstanceOf(SignedIn.class);
    }

    private SignedIn enter(String name) {
        return (SignedIn) done(identity.guests().enter(name));
    }

    private SignedIn renew(SignedIn signedIn) {
        return (SignedIn) attempt(signedIn);
    }

    private SignIn attempt(SignedIn signedIn) {
        return done(identity.guests().renew(signedIn.refreshToken().shown()));
    }

    private static <T> T done(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
    }

    /** A store in memory that fails as told. */
    private final class FragileStore implements People, RefreshTokens {
        private final People people = new InMemoryPeople();
        private final RefreshTokens tokens = new InMemoryRefreshTokens(clock);
        private boolean away;
        private boolean silent;
        private boolean losesAnswerOfNextReplace;
        private int replacesBeforeItGoesAway = Integer.MAX_VALUE;

        @Override
        public CompletionStage<Void> create(KnownPerson person) {
            return answer(people.create(person));
        }

        @Override
        public CompletionStage<Void> dress(PersonaId persona, Look look, long version) {
            throw new UnsupportedOperationException("signing in dresses nobody");
        }

        @Override
        public CompletionStage<Map<PersonaId, KnownPerson>> find(Set<PersonaId> personas) {
            return answer(people.find(personas));
        }

        @Override
        public CompletionStage<Void> begin(TokenFamily family) {
            return answer(tokens.begin(family));
        }

        @Override
        public CompletionStage<Optional<TokenFamily>> find(String id) {
            return answer(tokens.find(id));
        }

        @Override
        public CompletionStage<Boolean> replace(TokenFamily seen, TokenFamily next) {
            if (replacesBeforeItGoesAway-- <= 0) {
                away = true;
            }
            if (losesAnswerOfNextReplace) {
                losesAnswerOfNextReplace = false;
                return tokens.replace(seen, next).thenCompose(done -> new CompletableFuture<>());
            }
            return away ? answer(new CompletableFuture<>()) : answer(tokens.replace(seen, next));
        }

        @Override
        public CompletionStage<Void> end(String id) {
            return answer(tokens.end(id));
        }

        private <T> CompletionStage<T> answer(CompletionStage<T> stage) {
            if (silent) {
                return new CompletableFuture<>();
            }
            return away ? CompletableFuture.failedFuture(new IllegalStateException("no host")) : stage;
        }
    }
}
