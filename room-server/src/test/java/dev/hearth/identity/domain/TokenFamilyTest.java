package dev.hearth.identity.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.identity.domain.TokenFamily.Use;
import dev.hearth.kernel.OpaqueId;
import dev.hearth.kernel.PersonaId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TokenFamilyTest {
    private static final Instant NOW = Instant.parse("2030-01-01T12:00:00Z");
    private static final Instant END = NOW.plusSeconds(100);
    private static final TokenFamily FIRST =
            TokenFamily.begin("f", new PersonaId(OpaqueId.derivedFrom("p")), "one", END);
    private static final TokenFamily REPLACED = FIRST.replace("one", "two", END.plusSeconds(10));

    @Test
    void takesTheGoodToken() {
        assertThat(FIRST.judge("one", NOW)).isEqualTo(Use.TAKE);
        assertThat(REPLACED.confirm().judge("two", NOW)).isEqualTo(Use.TAKE);
    }

    @Test
    void calledReuseOnceTheNextOneWasHandedOut() {
        assertThat(REPLACED.confirm().judge("one", NOW)).isEqualTo(Use.REUSED);
        assertThat(FIRST.judge("never", NOW)).isEqualTo(Use.REUSED);
    }

    @Test
    void takesTheOneBeforeWhileNobodyWasToldOfTheNext() {
        assertThat(REPLACED.judge("one", NOW)).isEqualTo(Use.TAKE);
        assertThat(REPLACED.judge("zero", NOW)).isEqualTo(Use.REUSED);
    }

    @Test
    void goesOnFromTheTokenThatWasShownWhenOneWasLost() {
        var again = REPLACED.replace("one", "three", END);

        assertThat(again.judge("two", NOW)).isEqualTo(Use.REUSED);
        assertThat(again.judge("three", NOW)).isEqualTo(Use.TAKE);
    }

    @Test
    void expiresAtItsEnd() {
        assertThat(FIRST.judge("one", END.minusMillis(1))).isEqualTo(Use.TAKE);
        assertThat(FIRST.judge("one", END)).isEqualTo(Use.EXPIRED);
    }
}
