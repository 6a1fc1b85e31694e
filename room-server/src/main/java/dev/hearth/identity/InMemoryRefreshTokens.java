package dev.hearth.identity;

import dev.hearth.identity.domain.TokenFamily;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** The twin of the stored families, for tests and for a node without a store. It forgets at exit. */
public final class InMemoryRefreshTokens implements RefreshTokens {
    private final Map<String, TokenFamily> families = new ConcurrentHashMap<>();
    private final InstantSource clock;

    public InMemoryRefreshTokens(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public CompletionStage<Void> begin(TokenFamily family) {
        families.putIfAbsent(family.id(), family);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Optional<TokenFamily>> find(String id) {
        return CompletableFuture.completedFuture(Optional.ofNullable(families.get(id))
                .filter(family -> clock.instant().isBefore(family.expiresAt())));
    }

    @Override
    public CompletionStage<Boolean> replace(TokenFamily seen, TokenFamily next) {
        var family = families.get(seen.id());
        boolean replaced = family != null && isStill(family, seen) && families.replace(seen.id(), family, next);
        return CompletableFuture.completedFuture(replaced);
    }

    @Override
    public CompletionStage<Void> end(String id) {
        families.remove(id);
        return CompletableFuture.completedFuture(null);
    }

    private static boolean isStill(TokenFamily family, TokenFamily seen) {
        return family.current().equals(seen.current()) && family.confirmed() == seen.confirmed();
    }
}
