package dev.hearth.identity.domain;

import dev.hearth.kernel.PersonaId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The refresh tokens that follow one another from one sign-in; exactly one of them is good. The rules live here so that
 * every store decides alike.
 *
 * <p>A token is used in two steps. {@link Use#TAKE} makes the next token the good one, and {@link #confirmed()} says that
 * somebody was really told so. Between them the one before may be shown again: whoever asked got no answer, because the
 * store was too slow, and must not lose their identity for it.
 *
 * @param current hash of the good token
 * @param previous hash of the one before, absent for the first
 * @param confirmed whether the good token was handed out
 * @param expiresAt when the good token stops being good
 */
public record TokenFamily(
        String id,
        PersonaId persona,
        String current,
        @Nullable String previous,
        boolean confirmed,
        Instant expiresAt) {

    /** What showing a token means. */
    public enum Use {
        /** It is good: the next one takes its place. */
        TAKE,
        /** It is too old, yet nothing more: the family stays as it is. */
        EXPIRED,
        /** It was used before: somebody else has it, so the family ends. */
        REUSED
    }

    /** A family whose first token was handed out. */
    public static TokenFamily begin(String id, PersonaId persona, String hash, Instant expiresAt) {
        return new TokenFamily(id, persona, hash, null, true, expiresAt);
    }

    /** Judges a token by its hash. */
    public Use judge(String hash, Instant now) {
        boolean unanswered = !confirmed && hash.equals(previous);
        if (!hash.equals(current) && !unanswered) {
            return Use.REUSED;
        }
        return now.isBefore(expiresAt) ? Use.TAKE : Use.EXPIRED;
    }

    /** The family after {@code used} made way for {@code next}. */
    public TokenFamily replace(String used, String next, Instant nextExpiresAt) {
        return new TokenFamily(id, persona, next, used, false, nextExpiresAt);
    }

    /** The family once the good token is about to be handed out. */
    public TokenFamily confirm() {
        return new TokenFamily(id, persona, current, previous, true, expiresAt);
    }
}
