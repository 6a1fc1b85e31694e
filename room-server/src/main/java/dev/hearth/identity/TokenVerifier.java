package dev.hearth.identity;

import dev.hearth.identity.domain.AgeBand;
import dev.hearth.kernel.Face;
import dev.hearth.kernel.Principal;
import java.time.Instant;

/**
 * Says whose access token this is. Thread-safe and fit for an event loop: it never waits, and a token seen recently costs
 * one hash.
 */
public interface TokenVerifier {

    /** Judges a token as it came from a client; any text is allowed. */
    Verdict verify(String token);

    /** What a token turned out to be. */
    sealed interface Verdict {}

    /**
     * A token of this server that still holds.
     *
     * @param face the name the token carries; any stored face is newer
     * @param generation of the person when the token was made; older than the present one means it was called back
     * @param expiresAt when the token stops being good for a new connection
     */
    record Verified(Principal principal, Face face, AgeBand ageBand, long generation, Instant expiresAt)
            implements Verdict {}

    /** It was a token of this server; a refresh token gets a new one. */
    enum Expired implements Verdict {
        INSTANCE
    }

    /** Not a token of this server. */
    enum Invalid implements Verdict {
        INSTANCE
    }
}
