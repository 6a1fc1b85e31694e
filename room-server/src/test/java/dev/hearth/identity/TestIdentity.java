package dev.hearth.identity;

import dev.hearth.identity.domain.AgeBand;
import dev.hearth.identity.domain.KnownPerson;
import dev.hearth.identity.icu.IcuUnicodeSecurity;
import dev.hearth.identity.jose.JoseTokens;
import dev.hearth.identity.jose.SigningKeys;
import dev.hearth.kernel.Face;
import dev.hearth.kernel.Look;
import dev.hearth.kernel.MovingClock;
import dev.hearth.kernel.OpaqueId;
import dev.hearth.kernel.PersonId;
import dev.hearth.kernel.PersonaId;
import java.security.SecureRandom;
import java.time.Duration;

/** Identity over stores in memory. */
public final class TestIdentity {
    public static final IdentitySettings SETTINGS = new IdentitySettings(
            "hearth",
            "hearth-test",
            "unused",
            "",
            false,
            Duration.ofMinutes(10),
            Duration.ofDays(90),
            100,
            Duration.ofMillis(200),
            100,
            Duration.ofMinutes(10),
            2_000);

    private TestIdentity() {}

    /** Everything in memory, with a key of its own. */
    public static Identity of(People people, RefreshTokens refreshTokens, MovingClock clock) {
        var random = new SecureRandom();
        var tokens = new JoseTokens(SigningKeys.ephemeral(random), SETTINGS, clock);
        return Identity.of(new Identity.Parts(
                SETTINGS, people, refreshTokens, tokens, new IcuUnicodeSecurity(), random, clock, Runnable::run));
    }

    /** Everything in memory, with a key of its own. */
    public static Identity inMemory(MovingClock clock) {
        return of(new InMemoryPeople(), new InMemoryRefreshTokens(clock), clock);
    }

    public static KnownPerson person(String seed, String name, long version) {
        var id = OpaqueId.derivedFrom(seed);
        return new KnownPerson(
                new PersonId(id), new Face(new PersonaId(id), name, Look.plain(), version), AgeBand.UNKNOWN, 0);
    }
}
