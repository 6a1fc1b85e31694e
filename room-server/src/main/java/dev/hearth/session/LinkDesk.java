package dev.hearth.session;

import dev.hearth.kernel.ConnectionId;
import dev.hearth.kernel.RoomId;
import dev.hearth.session.UserSessionEntity.Answer;
import dev.hearth.session.UserSessionEntity.Notification;
import dev.hearth.session.domain.LinkSecret;
import dev.hearth.session.domain.Links;
import dev.hearth.session.domain.Presence;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.ActorContext;

/** The part of a session that knows links and the sockets that hold them. Belongs to one actor. */
final class LinkDesk {

    /** A socket that holds a link. */
    record Socket(ConnectionId connection, ActorRef<Notification> gateway, long socket) {

        void answer(long request, Answer answer) {
            gateway.tell(new UserSessionEntity.Answered(socket, request, answer));
        }
    }

    private final ActorContext<UserSessionEntity.Command> context;
    private final SessionDoors doors;
    private final Supplier<List<RoomId>> recentRooms;
    private final Map<String, Socket> sockets = new LinkedHashMap<>();
    private Links links = Links.NONE;

    LinkDesk(ActorContext<UserSessionEntity.Command> context, SessionDoors doors, Supplier<List<RoomId>> recentRooms) {
        this.context = context;
        this.doors = doors;
        this.recentRooms = recentRooms;
    }

    void onConnect(UserSessionEntity.Connect connect) {
        expire();
        var secret = doors.newSecret();
        var attached = links.attach(doors.newId(), LinkSecret.of(secret), now(), linksMax());
        if (attached.isEmpty()) {
            connect.gateway().tell(new UserSessionEntity.TooManyLinks(connect.socket()));
            return;
        }
        take(attached.get(), connect.gateway(), connect.socket(), secret, false);
    }

    void onResume(UserSessionEntity.Resume resume) {
        expire();
        var secret = doors.newSecret();
        var attached = links.resume(resume.link(), resume.secret(), LinkSecret.of(secret), now());
        if (attached.isEmpty()) {
            resume.gateway().tell(new UserSessionEntity.ResumeRefused(resume.socket()));
            return;
        }
        supersede(resume.link());
        take(attached.get(), resume.gateway(), resume.socket(), secret, true);
    }

    void onConfirm(UserSessionEntity.ConfirmLink confirm) {
        expire();
        var connection = confirm.connection();
        var link = links.byId().get(connection.link());
        if (link == null || link.number() < connection.number()) {
            restore(confirm);
        } else if (link.number() > connection.number()) {
            confirm.gateway().tell(new UserSessionEntity.Superseded(confirm.socket()));
        }
        // An equal number is no news: the link is held, or this confirmation was overtaken by the end of its socket.
    }

    void onDisconnected(UserSessionEntity.Disconnected gone) {
        links = links.detach(gone.connection(), now());
        forgetSocket(gone.connection());
    }

    void onEndLink(UserSessionEntity.EndLink end) {
        links = links.end(end.connection());
        forgetSocket(end.connection());
    }

    void onLook(UserSessionEntity.AnnounceLook look) {
        sockets.values()
                .forEach(each -> each.gateway()
                        .tell(new UserSessionEntity.LookChanged(
                                each.socket(), look.persona(), look.look(), look.version())));
    }

    /** All sockets of a gateway are gone at once; their links wait for them as usual. */
    void onGatewayGone(ActorRef<Notification> gateway) {
        var lost = sockets.values().stream()
                .filter(socket -> socket.gateway().equals(gateway))
                .toList();
        for (var socket : lost) {
            links = links.detach(socket.connection(), now());
            sockets.remove(socket.connection().link());
        }
    }

    /** Forgets links whose window is over. */
    void expire() {
        links = links.expire(now(), doors.settings().resumeWindow());
    }

    /** The socket of this connection, if it is still the one that holds the link. */
    Optional<Socket> find(ConnectionId connection) {
        return Optional.ofNullable(sockets.get(connection.link()))
                .filter(socket -> socket.connection().number() == connection.number());
    }

    Collection<Socket> sockets() {
        return sockets.values();
    }

    boolean isEmpty() {
        return links.byId().isEmpty();
    }

    Links links() {
        return links;
    }

    Presence presence() {
        return links.presence();
    }

    Optional<Instant> nextEnd() {
        return links.nextEnd(doors.settings().resumeWindow());
    }

    /** Asks all gateways to confirm what this session is about to forget. */
    void askToConfirm() {
        sockets.values().forEach(socket -> socket.gateway().tell(new UserSessionEntity.ConfirmWanted(socket.socket())));
    }

    private void restore(UserSessionEntity.ConfirmLink confirm) {
        var restored = links.restore(confirm.connection(), linksMax());
        if (restored.isEmpty()) {
            confirm.gateway().tell(new UserSessionEntity.TooManyLinks(confirm.socket()));
            return;
        }
        supersede(confirm.connection().link());
        hold(restored.get(), confirm.gateway(), confirm.socket());
        confirm.gateway().tell(new UserSessionEntity.LinkRestored(confirm.socket()));
    }

    private void supersede(String link) {
        var old = sockets.get(link);
        if (old != null) {
            old.gateway().tell(new UserSessionEntity.Superseded(old.socket()));
        }
    }

    private void take(
            Links.Attached attached, ActorRef<Notification> gateway, long socket, String secret, boolean resumed) {
        hold(attached, gateway, socket);
        gateway.tell(
                new UserSessionEntity.Connected(socket, attached.connection(), secret, resumed, recentRooms.get()));
    }

    private void hold(Links.Attached attached, ActorRef<Notification> gateway, long socket) {
        links = attached.links();
        var before = sockets.put(attached.connection().link(), new Socket(attached.connection(), gateway, socket));
        context.watchWith(gateway, new SessionSignal.GatewayGone(gateway));
        if (before != null) {
            unwatchIfUnused(before.gateway());
        }
    }

    private void forgetSocket(ConnectionId connection) {
        find(connection).ifPresent(socket -> {
            sockets.remove(connection.link());
            unwatchIfUnused(socket.gateway());
        });
    }

    private void unwatchIfUnused(ActorRef<Notification> gateway) {
        if (sockets.values().stream().noneMatch(socket -> socket.gateway().equals(gateway))) {
            context.unwatch(gateway);
        }
    }

    private Instant now() {
        return doors.clock().instant();
    }

    private int linksMax() {
        return doors.settings().linksMax();
    }
}
