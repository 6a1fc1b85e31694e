package dev.hearth.gateway.socket;

import dev.hearth.protocol.CloseCode;
import dev.hearth.session.UserSessionEntity;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * Receives what user sessions say to sockets of this node and hands it to the event loop of the socket. Keeps nothing:
 * a socket that is gone is told nothing.
 */
final class SessionRelay {

    private final Connections connections;

    private SessionRelay(Connections connections) {
        this.connections = connections;
    }

    static Behavior<UserSessionEntity.Notification> create(Connections connections) {
        var relay = new SessionRelay(connections);
        var behavior = Behaviors.receive(UserSessionEntity.Notification.class)
                .onMessage(UserSessionEntity.Connected.class, relay::onConnected)
                .onMessage(
                        UserSessionEntity.ResumeRefused.class,
                        refused -> relay.close(refused.socket(), CloseCode.LINK_UNKNOWN))
                .onMessage(
                        UserSessionEntity.TooManyLinks.class,
                        refused -> relay.close(refused.socket(), CloseCode.TOO_MANY_CONNECTIONS))
                .onMessage(
                        UserSessionEntity.Superseded.class,
                        superseded -> relay.close(superseded.socket(), CloseCode.SUPERSEDED))
                .onMessage(
                        UserSessionEntity.ConfirmWanted.class,
                        wanted -> relay.withLive(
                                wanted.socket(), live -> live.link().confirm()))
                .onMessage(
                        UserSessionEntity.LinkRestored.class,
                        restored -> relay.withLive(restored.socket(), LiveConnection::linkRestored))
                .onMessage(
                        UserSessionEntity.LookChanged.class,
                        look -> relay.withLive(look.socket(), live -> live.lookChanged(look)))
                .onMessage(UserSessionEntity.InboxAttached.class, relay::onInboxAttached)
                .onMessage(UserSessionEntity.InboxPublished.class, relay::onInboxPublished)
                .onMessage(UserSessionEntity.Answered.class, relay::onAnswered)
                .build();
        return Behaviors.supervise(behavior).onFailure(SupervisorStrategy.resume());
    }

    private Behavior<UserSessionEntity.Notification> onConnected(UserSessionEntity.Connected connected) {
        return with(connected.socket(), connection -> connection.connected(connected));
    }

    private Behavior<UserSessionEntity.Notification> close(long socket, CloseCode code) {
        return with(socket, connection -> connection.refused(code));
    }

    private Behavior<UserSessionEntity.Notification> onInboxAttached(UserSessionEntity.InboxAttached attached) {
        return withLive(attached.socket(), live -> live.inboxAttached(attached));
    }

    private Behavior<UserSessionEntity.Notification> onInboxPublished(UserSessionEntity.InboxPublished published) {
        return withLive(published.socket(), live -> live.published(published));
    }

    private Behavior<UserSessionEntity.Notification> onAnswered(UserSessionEntity.Answered answered) {
        return withLive(answered.socket(), live -> live.answered(answered.request(), answered.answer()));
    }

    private Behavior<UserSessionEntity.Notification> withLive(long socket, Consumer<LiveConnection> action) {
        return with(socket, connection -> {
            var live = connection.live();
            if (live != null) {
                action.accept(live);
            }
        });
    }

    private Behavior<UserSessionEntity.Notification> with(long socket, Consumer<Connection> action) {
        var connection = connections.bySocket(socket);
        if (connection != null) {
            connection.loop().execute(() -> action.accept(connection));
        }
        return Behaviors.same();
    }
}
