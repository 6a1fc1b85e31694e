package dev.hearth.identity;

import dev.hearth.identity.domain.GuestNameRules;
import dev.hearth.identity.domain.ReservedWords;
import dev.hearth.identity.domain.UnicodeSecurity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;

/**
 * Everything other features may ask of identity, put together once at start.
 *
 * @param guests signs people in, for the HTTP door
 * @param tokens judges access tokens, for the socket edge
 * @param people names and looks, for whoever shows people
 */
public record Identity(Guests guests, TokenVerifier tokens, PeopleCache people) {
    private static final String RESERVED_WORDS = "reserved-words.txt";

    /**
     * What identity is made of: ports with their adapters, chosen by the composition root.
     *
     * @param random makes ids and refresh tokens
     * @param workers sign tokens: the threads of the store have others to serve
     */
    public record Parts(
            IdentitySettings settings,
            People people,
            RefreshTokens refreshTokens,
            AccessTokens accessTokens,
            UnicodeSecurity unicode,
            SecureRandom random,
            InstantSource clock,
            Executor workers) {}

    /** Puts the parts together. */
    public static Identity of(Parts parts) {
        var cache = new PeopleCache(parts.people(), parts.settings(), parts.clock());
        var names = new GuestNameRules(parts.unicode(), new ReservedWords(reservedWords(), parts.unicode()));
        return new Identity(new Guests(parts, cache, names), parts.accessTokens(), cache);
    }

    private static List<String> reservedWords() {
        try (var in = Identity.class.getResourceAsStream(RESERVED_WORDS)) {
            var bytes = Objects.requireNonNull(in, RESERVED_WORDS + " stands next to this class")
                    .readAllBytes();
            return new String(bytes, StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the reserved words cannot be read", e);
        }
    }
}
