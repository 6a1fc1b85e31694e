package dev.hearth.gateway.socket;

import dev.hearth.kernel.ConnectionId;
import dev.hearth.kernel.Principal;
import dev.hearth.kernel.StreamPosition;
import dev.hearth.session.UserSessionEntity;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a live socket and its user session agreed on their link. Sessions hold links in memory only: one that moved or
 * crashed learns of the link again from here, and the inbox goes on where this socket had come. Confined to the socket's
 * event loop.
 */
final class LinkConfirmation {

    static final int HEARTBEATS_PER_CONFIRMATION = 4;

    private final Gate gate;
    private final Principal principal;
    private final UserSessionEntity.ConfirmLink message;
    private @Nullable StreamPosition inbox;
    private boolean inboxAwaited;
    private int heartbeats;

    LinkConfirmation(Gate gate, long socket, Principal principal, String client, ConnectionId connection) {
        this.gate = gate;
        this.principal = principal;
        this.message = new UserSessionEntity.ConfirmLink(gate.sessionRelay(), socket, principal, client, connection);
    }

    ConnectionId connection() {
        return message.connection();
    }

    Principal principal() {
        return principal;
    }

    /**
     * A sign of life came. Only every fourth confirms the link: a session that leaves on purpose asks, so this is for
     * those that crashed, and sessions are far more than crashes.
     */
    void heartbeat() {
        heartbeats = (heartbeats + 1) % HEARTBEATS_PER_CONFIRMATION;
        if (heartbeats == 0) {
            confirm();
        }
    }

    /** Told now and then, and when the session asks. */
    void confirm() {
        tell(message);
    }

    /** The client has been told the inbox up to here; the session says how it goes on. */
    void attachInbox(StreamPosition position) {
        inbox = position;
        inboxAwaited = true;
        tell(new UserSessionEntity.AttachInbox(connection(), position));
    }

    /**
     * Whether the session has yet to say how the inbox goes on. It knows the socket already, so it may publish before that;
     * its answer then contains what it published, and told twice it would be doubled.
     */
    boolean awaitsInbox() {
        return inboxAwaited;
    }

    /** The session said how the inbox goes on, and the client has been told it up to here. */
    void inboxAttached(String epoch, long offset) {
        inboxAwaited = false;
        inbox = new StreamPosition(epoch, offset);
    }

    /** The client has been told the inbox up to here. */
    void inboxSeen(String epoch, long offset) {
        if (inbox == null || !inbox.epoch().equals(epoch) || inbox.offset() < offset) {
            inbox = new StreamPosition(epoch, offset);
        }
    }

    /** The session had forgotten this link: whatever it published meanwhile is asked for. */
    void restored() {
        if (inbox != null) {
            attachInbox(inbox);
        }
    }

    private void tell(UserSessionEntity.Command command) {
        gate.doors().sessions().accept(principal.person(), command);
    }
}
