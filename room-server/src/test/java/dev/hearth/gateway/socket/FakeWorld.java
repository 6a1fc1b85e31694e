package dev.hearth.gateway.socket;

import dev.hearth.catalogue.Catalogue;
import dev.hearth.catalogue.Products;
import dev.hearth.catalogue.domain.Slot;
import dev.hearth.directory.InMemoryRoomDirectory;
import dev.hearth.identity.InMemoryPeople;
import dev.hearth.identity.PeopleCache;
import dev.hearth.identity.TestIdentity;
import dev.hearth.identity.TokenVerifier;
import dev.hearth.identity.domain.AgeBand;
import dev.hearth.identity.domain.KnownPerson;
import dev.hearth.kernel.ConnectionId;
import dev.hearth.kernel.PersonId;
import dev.hearth.kernel.Principal;
import dev.hearth.kernel.RoomId;
import dev.hearth.observability.NodeMetrics;
import dev.hearth.observability.TestMetrics;
import dev.hearth.room.MessageLoss;
import dev.hearth.room.RoomEntity;
import dev.hearth.room.RoomHistory;
import dev.hearth.room.RoomReplay;
import dev.hearth.session.UserSessionEntity;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/** Rooms and sessions that a test plays by hand: it takes what was told and answers itself. */
final class FakeWorld {

    static final long PATIENCE_SECONDS = 10;

    /** A chair, a hat and a wave. */
    static final Catalogue CATALOGUE =
            Catalogue.of(List.of(Products.chair("chair"), Products.wearable("hat", Slot.HAT), Products.pose("wave")));

    final BlockingQueue<Told> rooms = new LinkedBlockingQueue<>();
    final BlockingQueue<UserSessionEntity.Command> sessions = new LinkedBlockingQueue<>();
    final InMemoryPeople people = new InMemoryPeople();
    final InMemoryRoomDirectory directory = new InMemoryRoomDirectory(Clock.systemUTC());
    volatile RoomHistory history =
            (room, before, limit) -> CompletableFuture.failedFuture(new IllegalStateException("no history here"));
    volatile RoomReplay replay =
            (room, first, last) -> CompletableFuture.failedFuture(new IllegalStateException("no journal here"));
    volatile @Nullable ActorRef<RoomEntity.Command> front;
    volatile boolean sessionsAnswer = true;
    final BlockingQueue<UserSessionEntity.Connect> connects = new LinkedBlockingQueue<>();
    private final AtomicLong numbers = new AtomicLong();

    final FakeWardrobes wardrobes = new FakeWardrobes();
    final NodeMetrics metrics = TestMetrics.ofNode();

    /** What a room was told. */
    record Told(RoomId room, RoomEntity.Command command) {}

    Doors doors() {
        return doors((room, command) -> rooms.add(new Told(room, command)));
    }

    /** The same world with other rooms in it. */
    Doors doors(BiConsumer<RoomId, RoomEntity.Command> toRooms) {
        return new Doors(
                toRooms,
                this::session,
                FakeWorld::verify,
                new PeopleCache(people, TestIdentity.SETTINGS, Clock.systemUTC()),
                directory,
                (room, before, limit) -> history.before(room, before, limit),
                (room, first, last) -> replay.read(room, first, last),
                wardrobes,
                CATALOGUE,
                Clock.systemUTC(),
                metrics,
                MessageLoss.NONE);
    }

    /** What a room says to the relay of somebody who asked to be let in. */
    RoomEntity.Attached attached(RoomId room, ConnectionId connection, RoomEntity.Attachment attachment) {
        return new RoomEntity.Attached(room, connection, attachment, Objects.requireNonNull(front));
    }

    static KnownPerson person(String name) {
        return TestIdentity.person(name, name, 1);
    }

    static Principal principal(String name) {
        var person = person(name);
        return new Principal(person.person(), person.face().persona());
    }

    /** A token is {@code good:<name>}, {@code old:<name>} or anything else. */
    private static TokenVerifier.Verdict verify(String token) {
        if (token.startsWith("old:")) {
            return TokenVerifier.Expired.INSTANCE;
        }
        if (!token.startsWith("good:")) {
            return TokenVerifier.Invalid.INSTANCE;
        }
        var name = token.substring("good:".length());
        return new TokenVerifier.Verified(principal(name), person(name).face(), AgeBand.UNKNOWN, 0, Instant.MAX);
    }

    private void session(PersonId person, UserSessionEntity.Command command) {
        if (sessionsAnswer && command instanceof UserSessionEntity.Connect connect) {
            connects.add(connect);
            var id = new ConnectionId("link-" + connect.principal().persona(), numbers.incrementAndGet());
            connect.gateway().tell(new UserSessionEntity.Connected(connect.socket(), id, "secret", false, List.of()));
        } else {
            sessions.add(command);
        }
    }

    <C extends RoomEntity.Command> C nextTold(Class<C> type) throws InterruptedException {
        var told = rooms.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (told == null || !type.isInstance(told.command())) {
            throw new AssertionError("expected " + type.getSimpleName() + ", got " + told);
        }
        return type.cast(told.command());
    }

    <C extends UserSessionEntity.Command> C nextSessionTold(Class<C> type) throws InterruptedException {
        var told = sessions.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (!type.isInstance(told)) {
            throw new AssertionError("expected " + type.getSimpleName() + ", got " + told);
        }
        return type.cast(told);
    }
}
