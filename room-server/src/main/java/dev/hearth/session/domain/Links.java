package dev.hearth.session.domain;

import dev.hearth.kernel.ConnectionId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * All links of one person: which exist, which socket holds each, and until when those without one may come back.
 *
 * @param lastNumber the newest connection number given to any link
 */
public record Links(PMap<String, Link> byId, long lastNumber) {

    public static final Links NONE = new Links(HashTreePMap.empty(), 0);

    /**
     * One device's resumable attachment.
     *
     * @param number of the connection that holds it, or held it last
     * @param detachedAt when it lost its socket; absent while it has one
     */
    public record Link(
            String id,
            LinkSecret secret,
            long number,
            @Nullable Instant detachedAt) {
        public boolean isConnected() {
            return detachedAt == null;
        }
    }

    /** The links after a socket took one, and which connection it is now. */
    public record Attached(Links links, ConnectionId connection) {}

    /**
     * A new link for a new socket; empty if all places are held by sockets. The place of the link that has been without
     * a socket for longest is given away first.
     */
    public Optional<Attached> attach(String id, LinkSecret secret, Instant now, int linksMax) {
        var number = numberAt(now);
        return withPlace(linksMax).map(links -> links.connected(id, secret, number));
    }

    /** The same link on another socket; empty if there is no such link or the secret is not its present one. */
    public Optional<Attached> resume(String id, String secret, LinkSecret next, Instant now) {
        var link = byId.get(id);
        return link == null || !link.secret().matches(secret)
                ? Optional.empty()
                : Optional.of(connected(id, next, numberAt(now)));
    }

    /**
     * A link as the gateway that holds it remembers it, after the session had lost it. Its number stays; its secret is
     * gone.
     */
    public Optional<Attached> restore(ConnectionId connection, int linksMax) {
        var place = byId.containsKey(connection.link()) ? Optional.of(this) : withPlace(linksMax);
        return place.map(links -> links.connected(connection.link(), LinkSecret.LOST, connection.number()));
    }

    /** The socket of this connection is gone. Nothing changes if another one holds the link by now. */
    public Links detach(ConnectionId connection, Instant now) {
        return find(connection)
                .filter(Link::isConnected)
                .map(link -> with(new Link(link.id(), link.secret(), link.number(), now)))
                .orElse(this);
    }

    /** Ends the link for good. Nothing changes if another connection holds it by now. */
    public Links end(ConnectionId connection) {
        return find(connection)
                .map(link -> new Links(byId.minus(link.id()), lastNumber))
                .orElse(this);
    }

    /** Without the links whose window is over. */
    public Links expire(Instant now, Duration window) {
        var left = byId;
        for (var link : byId.values()) {
            var detachedAt = link.detachedAt();
            if (detachedAt != null && !now.isBefore(detachedAt.plus(window))) {
                left = left.minus(link.id());
            }
        }
        return left.size() == byId.size() ? this : new Links(left, lastNumber);
    }

    /** The link, if this connection is the one that holds it or held it last. */
    public Optional<Link> find(ConnectionId connection) {
        return Optional.ofNullable(byId.get(connection.link())).filter(link -> link.number() == connection.number());
    }

    /** When the next link is over, if none comes back. */
    public Optional<Instant> nextEnd(Duration window) {
        return oldestDetached().map(Link::detachedAt).map(at -> at.plus(window));
    }

    /** Whether the person is here. */
    public Presence presence() {
        if (byId.isEmpty()) {
            return Presence.OFFLINE;
        }
        return byId.values().stream().anyMatch(Link::isConnected) ? Presence.ONLINE : Presence.RECONNECTING;
    }

    private Optional<Links> withPlace(int linksMax) {
        return byId.size() < linksMax
                ? Optional.of(this)
                : oldestDetached().map(oldest -> new Links(byId.minus(oldest.id()), lastNumber));
    }

    private Optional<Link> oldestDetached() {
        return byId.values().stream().filter(link -> !link.isConnected()).min(Comparator.comparing(Links::detachedAt));
    }

    private static Instant detachedAt(Link link) {
        var at = link.detachedAt();
        return at == null ? Instant.MAX : at;
    }

    private Attached connected(String id, LinkSecret secret, long number) {
        var links = new Links(byId.plus(id, new Link(id, secret, number, null)), Math.max(lastNumber, number));
        return new Attached(links, new ConnectionId(id, number));
    }

    private Links with(Link link) {
        return new Links(byId.plus(link.id(), link), lastNumber);
    }

    private long numberAt(Instant now) {
        long micros = now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
        return Math.max(lastNumber + 1, micros);
    }
}
