package dev.hearth.store;

import java.util.concurrent.CompletionStage;

/** Asks the store for a sign of life. Used by {@link StoreGuard} and by the readiness check. */
@FunctionalInterface
public interface StoreProbe {

    /**
     * Completes with true when the store answered a trivial question, with false (or a failure) when it did not. Never
     * blocks, and ends by itself after about a second.
     */
    CompletionStage<Boolean> answers();
}
