package dev.hearth.session;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.hearth.kernel.CommandKey;
import dev.hearth.kernel.OpaqueId;
import dev.hearth.kernel.PersonId;
import dev.hearth.kernel.PersonaId;
import dev.hearth.kernel.Principal;
import dev.hearth.kernel.RoomId;
import dev.hearth.observability.NodeMetrics;
import dev.hearth.observability.TestMetrics;
import dev.hearth.room.RoomEntity;
import dev.hearth.session.UserSessionEntity.Answer;
import dev.hearth.session.UserSessionEntity.Answered;
import dev.hearth.session.UserSessionEntity.Command;
import dev.hearth.session.UserSessionEntity.Connected;
import dev.hearth.session.UserSessionEntity.Notification;
import dev.hearth.session.UserSessionEntity.Recipient;
import dev.hearth.session.domain.InboxEvent;
import dev.hearth.session.journal.JournalInboxHistory;
import dev.hearth.store.RecoveryPause;
import dev.hearth.store.StoreGuard;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.pekko.actor.ActorIdentity;
import org.apache.pekko.actor.Identify;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.FishingOutcomes;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.RecipientRef;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.persistence.testkit.PersistenceTestKitPlugin;
import org.apache.pekko.persistence.testkit.PersistenceTestKitSnapshotPlugin;
import org.apache.pekko.persistence.testkit.query.javadsl.PersistenceTestKitReadJournal;

/** User sessions under test: two people, a gateway that writes down what it is told, and time that tests move. */
final class SessionDriver {

    static final PersonId ANN = new PersonId(OpaqueId.derivedFrom("ann"));
    static final PersonId BOB = new PersonId(OpaqueId.derivedFrom("bob"));
    static final RoomId HALL = new RoomId(OpaqueId.derivedFrom("hall"));
    static final String CLIENT = "test/1";
    static final Duration STOP_WITHIN = Duration.ofSeconds(15);
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    final ActorTestKit kit;
    final ManualTime time;
    final NodeMetrics metrics = TestMetrics.ofNode();
    final TestProbe<Notification> gateway;
    final TestProbe<StoreGuard.Command> guard;
    final TestProbe<RoomEntity.Command> room;
    final TestProbe<ClusterSharding.ShardCommand> shard;
    private final Map<PersonId, ActorRef<Command>> sessions = new ConcurrentHashMap<>();
    private final Set<PersonId> real = ConcurrentHashMap.newKeySet();

    private final SessionSettings settings;
    volatile boolean mayWrite = true;
    private volatile Instant now = NOON;
    private long requests;

    /** An actor system with a journal in memory that serialises, and with time that stands still. */
    static ActorTestKit newKit() {
        return ActorTestKit.create(config());
    }

    private static Config config() {
        return ConfigFactory.parseString("""
                        hearth.session.unread-max = 300
                        hearth.session.sends-max = 4
                        hearth.session.links-max = 2
                        """)
                .withFallback(ManualTime.config())
                .withFallback(PersistenceTestKitPlugin.config())
                .withFallback(PersistenceTestKitSnapshotPlugin.config())
                .withFallback(
                        ConfigFactory.parseString(
                                "pekko.persistence.testkit.events.serialize = on, pekko.persistence.testkit.snapshots.serialize = on"))
                .withFallback(ConfigFactory.load())
                .resolve();
    }

    SessionDriver(ActorTestKit kit) {
        this.kit = kit;
        time = ManualTime.get(kit.system());
        settings = SessionSettings.of(kit.system().settings().config());
        gateway = kit.createTestProbe();
        guard = kit.createTestProbe();
        room = kit.createTestProbe();
        shard = kit.createTestProbe();
    }

    static Principal principal(PersonId person) {
        return new Principal(person, new PersonaId(person.value()));
    }

    static CommandKey key(int number) {
        return new CommandKey(String.format("%032x", number));
    }

    /** The session of a person, started when it is first wanted. */
    ActorRef<Command> session(PersonId person) {
        var known = sessions.get(person);
        if (known != null) {
            return known;
        }
        ActorRef<Command> started = kit.spawn(UserSessionEntity.create(person, shard.ref(), doors()));
        sessions.put(person, started);
        real.add(person);
        return started;
    }

    /** Replaces the session of a person by a probe. */
    TestProbe<Command> fake(PersonId person) {
        var probe = kit.<Command>createTestProbe();
        sessions.put(person, probe.ref());
        return probe;
    }

    /** Ends what {@link #fake} began: the real session starts when it is next wanted. */
    void forget(PersonId person) {
        sessions.remove(person);
    }

    /** Stops a session as if its node had died, and lets the next one start. */
    void crash(PersonId person) {
        kit.stop(session(person));
        sessions.remove(person);
        real.remove(person);
    }

    private SessionDoors doors() {
        var history = JournalInboxHistory.of(kit.system(), PersistenceTestKitReadJournal.Identifier(), 2);
        return new SessionDoors(
                settings,
                7,
                this::session,
                this::room,
                guard.ref(),
                new RecoveryPause(Duration.ofSeconds(1), Duration.ofSeconds(1)),
                STOP_WITHIN,
                () -> mayWrite,
                history,
                () -> now,
                new Random(1),
                metrics.sessions());
    }

    private RecipientRef<RoomEntity.Command> room(RoomId id) {
        return room.ref();
    }

    Connected connect(PersonId person, long socket) {
        session(person).tell(new UserSessionEntity.Connect(gateway.ref(), socket, principal(person), CLIENT));
        return next(Connected.class);
    }

    /** The next notification of a kind; others before it are passed over. */
    <T extends Notification> T next(Class<T> type) {
        var fished = gateway.fishForMessage(
                Duration.ofSeconds(5),
                message -> type.isInstance(message) ? FishingOutcomes.complete() : FishingOutcomes.continueAndIgnore());
        return type.cast(fished.get(0));
    }

    Answer answer(long request) {
        return gateway
                .fishForMessage(
                        Duration.ofSeconds(5),
                        message -> message instanceof Answered answered && answered.request() == request
                                ? FishingOutcomes.complete()
                                : FishingOutcomes.continueAndIgnore())
                .stream()
                .map(message -> ((Answered) message).answer())
                .findFirst()
                .orElseThrow();
    }

    long nextRequest() {
        return ++requests;
    }

    /** Sends a direct message to the other one and returns the request's number. */
    long send(Connected from, PersonId sender, PersonId to, int key, String text) {
        long request = nextRequest();
        session(sender)
                .tell(new UserSessionEntity.Send(
                        from.connection(),
                        request,
                        principal(sender),
                        key(key),
                        "print of " + text,
                        new Recipient.Persona(to, new PersonaId(to.value())),
                        text));
        return request;
    }

    long whisper(Connected from, PersonId sender, int occupant, int key, String text) {
        long request = nextRequest();
        session(sender)
                .tell(new UserSessionEntity.Send(
                        from.connection(),
                        request,
                        principal(sender),
                        key(key),
                        "print of " + text,
                        new Recipient.Whispered(HALL, occupant),
                        text));
        return request;
    }

    long read(Connected by, PersonId person, long before, int limit) {
        long request = nextRequest();
        session(person).tell(new UserSessionEntity.ReadInbox(by.connection(), request, before, limit));
        return request;
    }

    /** A message as another session would deliver it. */
    static InboxEvent.MessageKept message(String id) {
        return new InboxEvent.MessageKept(
                NOON,
                id,
                "print of " + id,
                false,
                new PersonaId(BOB.value()),
                new PersonaId(ANN.value()),
                null,
                "text of " + id);
    }

    /** Delivers and returns when the inbox has answered. */
    UserSessionEntity.Delivery deliver(PersonId to, String id) {
        var replies = kit.<UserSessionEntity.Delivery>createTestProbe();
        session(to).tell(new UserSessionEntity.Deliver(message(id), replies.ref()));
        return replies.receiveMessage();
    }

    /** Lets time pass for timers and for the clock. */
    void pass(Duration duration) {
        List.copyOf(real).forEach(this::settle);
        now = now.plus(duration);
        time.timePasses(duration);
        List.copyOf(real).forEach(this::settle);
    }

    /** Lets time pass for timers, of which some session ends. */
    void passAtTheEnd(Duration duration) {
        time.timePasses(duration);
    }

    /** Returns when a session has handled all that is in its mailbox. */
    void settle(PersonId person) {
        var probe = kit.<ActorIdentity>createTestProbe();
        Adapter.toClassic(session(person)).tell(new Identify(1), Adapter.toClassic(probe.ref()));
        probe.receiveMessage();
    }
}
