package dev.hearth.operations.http;

import dev.hearth.operations.domain.Operator;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Who is signed in at this node's console. Kept in memory only, under hashes of what the browser shows: whoever reads the
 * memory of the process cannot sign in with it. The oldest goes when there are too many. Thread-safe.
 */
final class ConsoleSessions {

    static final int SESSIONS_MAX = 200;
    private static final int TOKEN_BYTES = 32;

    /**
     * Somebody who is signed in.
     *
     * @param csrf what every change must repeat, and no other site can know
     */
    record Session(Operator operator, String csrf, long startedAt) {}

    /** A new session with the only copy of its token. */
    record Opened(String token, Session session) {}

    private final Map<String, Session> sessions = new LinkedHashMap<>();
    private final SecureRandom random;
    private final LongSupplier nanos;
    private final Duration lifetime;

    /** @param nanos as {@link System#nanoTime()} */
    ConsoleSessions(Duration lifetime, SecureRandom random, LongSupplier nanos) {
        this.lifetime = lifetime;
        this.random = random;
        this.nanos = nanos;
    }

    synchronized Opened open(Operator operator) {
        sessions.values().removeIf(this::isOver);
        if (sessions.size() >= SESSIONS_MAX) {
            sessions.remove(sessions.keySet().iterator().next());
        }
        var opened = new Opened(text(), new Session(operator, text(), nanos.getAsLong()));
        sessions.put(key(opened.token()), opened.session());
        return opened;
    }

    /** The session of this token, unless it is over. */
    synchronized Optional<Session> find(String token) {
        return Optional.ofNullable(sessions.get(key(token))).filter(session -> !isOver(session));
    }

    synchronized void end(String token) {
        sessions.remove(key(token));
    }

    synchronized int size() {
        return sessions.size();
    }

    private boolean isOver(Session session) {
        return nanos.getAsLong() - session.startedAt() > lifetime.toNanos();
    }

    private String text() {
        var bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String key(String token) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
