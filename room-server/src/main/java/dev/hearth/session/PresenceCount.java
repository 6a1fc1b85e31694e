package dev.hearth.session;

import dev.hearth.observability.SessionMetrics;
import dev.hearth.observability.SessionState;
import dev.hearth.session.domain.Links;
import dev.hearth.session.domain.Presence;
import org.jspecify.annotations.Nullable;

/** One session's part in what its node counts of sessions. Confined to the session's actor. */
final class PresenceCount {

    private final SessionMetrics metrics;
    private @Nullable Links seen;
    private @Nullable SessionState counted;

    PresenceCount(SessionMetrics metrics) {
        this.metrics = metrics;
    }

    /** After every message; links that are the same object as before cost one comparison. */
    @SuppressWarnings("ReferenceEquality")
    void now(Links links) {
        if (links != seen) {
            seen = links;
            count(state(links.presence()));
        }
    }

    /** The session ends. */
    void end() {
        count(null);
    }

    private void count(@Nullable SessionState now) {
        metrics.changed(counted, now);
        counted = now;
    }

    private static SessionState state(Presence presence) {
        return switch (presence) {
            case ONLINE -> SessionState.ONLINE;
            case RECONNECTING -> SessionState.RECONNECTING;
            case OFFLINE -> SessionState.OFFLINE;
        };
    }
}
