package dev.hearth.identity;

import dev.hearth.identity.domain.TokenFamily;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Where families of refresh tokens are kept. Changes are decided by {@link TokenFamily} and written only if the family
 * still is what the decision was made on, so that of two who show one token at the same moment only one succeeds. Stages
 * fail when the store is away or too slow; then the change may or may not have happened.
 */
public interface RefreshTokens {

    /** Stores a new family. */
    CompletionStage<Void> begin(TokenFamily family);

    /** The family as it is now, never an older state; empty when there is none, or it has ended or expired. */
    CompletionStage<Optional<TokenFamily>> find(String id);

    /**
     * Replaces a family, if it still has the good token and the confirmation of {@code seen}.
     *
     * @return whether it was replaced
     */
    CompletionStage<Boolean> replace(TokenFamily seen, TokenFamily next);

    /** Ends a family for good. Ending one that is gone changes nothing. */
    CompletionStage<Void> end(String id);
}
