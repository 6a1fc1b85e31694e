package dev.hearth.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.identity.domain.TokenFamily;
import dev.hearth.kernel.MovingClock;
import dev.hearth.kernel.OpaqueId;
import dev.hearth.kernel.PersonaId;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store of refresh tokens does. */
public interface RefreshTokensContract {

    RefreshTokens tokens();

    MovingClock clock();

    private TokenFamily begun(String seed) {
        var persona = new PersonaId(OpaqueId.derivedFrom("persona", seed));
        var end = clock().instant().plus(Duration.ofDays(1));
        var family = TokenFamily.begin(OpaqueId.derivedFrom("family", seed), persona, "h1", end);
        done(tokens().begin(family));
        return family;
    }

    @Test
    default void findsAFamilyAsItWasStored() {
        var family = begun("stored");

        assertThat(done(tokens().find(family.id()))).contains(family);
        assertThat(done(tokens().find(OpaqueId.derivedFrom("no family")))).isEmpty();
    }

    @Test
    default void replacesAFamilyThatIsWhatItWas() {
        var family = begun("replaced");
        var next = family.replace("h1", "h2", family.expiresAt().plusSeconds(60));

        assertThat(done(tokens().replace(family, next))).isTrue();
        assertThat(done(tokens().find(family.id()))).contains(next);
        assertThat(done(tokens().replace(next, next.confirm()))).isTrue();
        assertThat(done(tokens().find(family.id()))).contains(next.confirm());
    }

    @Test
    default void leavesAFamilyAloneThatChangedMeanwhile() {
        var family = begun("changed");
        var next = family.replace("h1", "h2", family.expiresAt());
        done(tokens().replace(family, next));

        assertThat(done(tokens().replace(family, family.replace("h1", "h3", family.expiresAt()))))
                .isFalse();
        assertThat(done(tokens().replace(next.confirm(), next))).isFalse();
        assertThat(done(tokens().find(family.id()))).contains(next);
    }

    @Test
    default void letsOneOfManyWin() {
        var family = begun("race");

        var attempts = IntStream.range(0, 8)
                .mapToObj(i -> tokens().replace(family, family.replace("h1", "n" + i, family.expiresAt())))
                .toList();

        assertThat(attempts.stream().filter(attempt -> done(attempt))).hasSize(1);
    }

    @Test
    default void endsAFamilyForGood() {
        var family = begun("ended");

        done(tokens().end(family.id()));
        done(tokens().end(family.id()));

        assertThat(done(tokens().find(family.id()))).isEmpty();
        assertThat(done(tokens().replace(family, family.replace("h1", "h2", family.expiresAt()))))
                .isFalse();
        assertThat(done(tokens().find(family.id()))).isEmpty();
    }

    @Test
    default void forgetsAFamilyWhoseTokenIsOver() {
        var family = begun("over");

        clock().pass(Duration.ofDays(1));

        assertThat(done(tokens().find(family.id()))).isEmpty();
    }

    private static <T> T done(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    }
}
