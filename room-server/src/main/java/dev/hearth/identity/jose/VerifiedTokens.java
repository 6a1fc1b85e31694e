package dev.hearth.identity.jose;

import dev.hearth.identity.TokenVerifier.Verified;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Tokens that were signed here, or whose signature was checked lately, by hash. A client that comes back after a cut shows
 * the same token, and a signature costs a hundred times a hash. Thread-safe; the least recently shown one goes first.
 */
final class VerifiedTokens {
    private final Map<String, Verified> tokens;

    VerifiedTokens(int max) {
        this.tokens = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Verified> eldest) {
                return size() > max;
            }
        };
    }

    synchronized Optional<Verified> find(String hash) {
        return Optional.ofNullable(tokens.get(hash));
    }

    synchronized void remember(String hash, Verified token) {
        tokens.put(hash, token);
    }

    synchronized int size() {
        return tokens.size();
    }
}
