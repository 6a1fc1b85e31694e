package dev.hearth.identity;

import dev.hearth.identity.SignIn.NameRefused;
import dev.hearth.identity.SignIn.SignedIn;
import dev.hearth.identity.SignIn.StorageUnavailable;
import dev.hearth.identity.SignIn.TokenRefused;
import dev.hearth.identity.domain.AgeBand;
import dev.hearth.identity.domain.GuestName;
import dev.hearth.identity.domain.GuestNameRules;
import dev.hearth.identity.domain.KnownPerson;
import dev.hearth.identity.domain.RefreshToken;
import dev.hearth.identity.domain.TokenFamily;
import dev.hearth.kernel.Face;
import dev.hearth.kernel.Look;
import dev.hearth.kernel.OpaqueId;
import dev.hearth.kernel.PersonId;
import dev.hearth.kernel.PersonaId;
import dev.hearth.logs.LogEvent;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs guests in: a person in one click, and new tokens for old ones. Thread-safe. Every stage succeeds, at the latest a
 * second after the store's time limit; a store that is away is an outcome.
 */
public final class Guests {
    private static final Logger LOG = LoggerFactory.getLogger(Guests.class);
    private static final Duration STORE_PAUSE = Duration.ofSeconds(2);
    private static final Duration COMPLAINT_INTERVAL = Duration.ofMinutes(1);
    private static final Duration CONFIRM_TIMEOUT = Duration.ofMillis(900);
    private static final int ID_BYTES = 16;

    private final People people;
    private final PeopleCache cache;
    private final RefreshTokens refreshTokens;
    private final AccessTokens accessTokens;
    private final GuestNameRules names;
    private final IdentitySettings settings;
    private final SecureRandom random;
    private final InstantSource clock;
    private final Executor workers;
    private volatile Instant complainAgain = Instant.MIN;

    Guests(Identity.Parts parts, PeopleCache cache, GuestNameRules names) {
        this.people = parts.people();
        this.refreshTokens = parts.refreshTokens();
        this.accessTokens = parts.accessTokens();
        this.settings = parts.settings();
        this.random = parts.random();
        this.clock = parts.clock();
        this.workers = parts.workers();
        this.cache = cache;
        this.names = names;
    }

    /** Makes a new person of this name, if the name is allowed. */
    public CompletionStage<SignIn> enter(String typedName) {
        var verdict = names.judge(typedName);
        if (verdict instanceof GuestName.Refused refused) {
            return done(new NameRefused(refused.rule()));
        }
        if (verdict instanceof GuestName.Allowed allowed) {
            return inTime(create(allowed.name()), settings.storeTimeout()).exceptionally(this::storeIsAway);
        }
        throw new AssertionError(verdict);
    }

    /** Takes a refresh token for the next one. */
    public CompletionStage<SignIn> renew(String shownToken) {
        return RefreshToken.parse(shownToken)
                .map(token -> inTime(successor(token), settings.storeTimeout())
                        .thenCompose(next -> next.map(this::handOut).orElseGet(() -> done(TokenRefused.INSTANCE)))
                        .exceptionally(this::storeIsAway))
                .orElseGet(() -> CompletableFuture.completedFuture(TokenRefused.INSTANCE));
    }

    private CompletionStage<SignIn> create(GuestName name) {
        var id = newId();
        var face = new Face(new PersonaId(id), name.value(), Look.plain(), 1);
        var person = new KnownPerson(new PersonId(id), face, AgeBand.UNKNOWN, 0);
        var token = newToken(newId());
        var family = TokenFamily.begin(token.family(), face.persona(), token.hash(), refreshExpiry());
        return people.create(person)
                .thenCompose(created -> refreshTokens.begin(family))
                .thenApplyAsync(begun -> signedIn(person, token), workers);
    }

    /** The next token of the family, stored but not yet handed out; empty when the shown one is not good. */
    private CompletionStage<Optional<Successor>> successor(RefreshToken shown) {
        return refreshTokens
                .find(shown.family())
                .thenCompose(found -> found.map(family -> judge(family, shown)).orElseGet(Guests::none));
    }

    private CompletionStage<Optional<Successor>> judge(TokenFamily family, RefreshToken shown) {
        return switch (family.judge(shown.hash(), clock.instant())) {
            case TAKE -> take(family, shown);
            case EXPIRED -> none();
            case REUSED -> endReused(family);
        };
    }

    private CompletionStage<Optional<Successor>> endReused(TokenFamily family) {
        LogEvent.TOKEN_REUSED.at(LOG).log("a used refresh token was shown again: family {} ends", family.id());
        return refreshTokens.end(family.id()).thenApply(ended -> Optional.empty());
    }

    /** The person is read first: when that fails the token has not been used. */
    private CompletionStage<Optional<Successor>> take(TokenFamily family, RefreshToken shown) {
        return people.find(Set.of(family.persona())).thenCompose(found -> {
            var person = found.get(family.persona());
            return person == null ? none() : replace(family, shown, person);
        });
    }

    private CompletionStage<Optional<Successor>> replace(TokenFamily family, RefreshToken shown, KnownPerson person) {
        var token = newToken(family.id());
        var next = family.replace(shown.hash(), token.hash(), refreshExpiry());
        return refreshTokens
                .replace(family, next)
                .thenApply(won -> won ? Optional.of(new Successor(next, person, token)) : Optional.empty());
    }

    /**
     * Runs only while somebody waits for the answer, so an unconfirmed token is one that nobody was told. From here on the
     * answer is yes even if the store goes away: saying no would make the client show the old token, which may be over.
     */
    private CompletionStage<SignIn> handOut(Successor next) {
        var confirmed = refreshTokens.replace(next.family, next.family.confirm());
        return inTime(confirmed, CONFIRM_TIMEOUT)
                .exceptionally(failure -> true)
                .thenApplyAsync(won -> won ? signedIn(next.person, next.token) : TokenRefused.INSTANCE, workers);
    }

    private SignIn signedIn(KnownPerson person, RefreshToken token) {
        cache.remember(person);
        return new SignedIn(person, accessTokens.issue(person), settings.accessTokenLifetime(), token);
    }

    private SignIn storeIsAway(Throwable failure) {
        if (clock.instant().isAfter(complainAgain)) {
            complainAgain = clock.instant().plus(COMPLAINT_INTERVAL);
            LogEvent.SIGN_IN_FAILED.at(LOG).setCause(failure).log("sign-ins fail at the store");
        }
        return new StorageUnavailable(STORE_PAUSE);
    }

    private static <T> CompletableFuture<T> inTime(CompletionStage<T> stage, Duration limit) {
        return stage.thenApply(value -> value).toCompletableFuture().orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    private RefreshToken newToken(String family) {
        return RefreshToken.of(family, randomBytes(RefreshToken.SECRET_BYTES));
    }

    private String newId() {
        return OpaqueId.of(randomBytes(ID_BYTES));
    }

    private byte[] randomBytes(int count) {
        var bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private Instant refreshExpiry() {
        return clock.instant().plus(settings.refreshTokenLifetime());
    }

    private static CompletionStage<SignIn> done(SignIn outcome) {
        return CompletableFuture.completedFuture(outcome);
    }

    private static CompletionStage<Optional<Successor>> none() {
        return CompletableFuture.completedFuture(Optional.empty());
    }

    private record Successor(TokenFamily family, KnownPerson person, RefreshToken token) {}
}
