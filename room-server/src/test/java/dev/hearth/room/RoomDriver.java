package dev.hearth.room;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.hearth.kernel.CommandKey;
import dev.hearth.kernel.ConnectionId;
import dev.hearth.kernel.Face;
import dev.hearth.kernel.Look;
import dev.hearth.kernel.OpaqueId;
import dev.hearth.kernel.PersonId;
import dev.hearth.kernel.PersonaId;
import dev.hearth.kernel.Principal;
import dev.hearth.kernel.RoomId;
import dev.hearth.kernel.StreamPosition;
import dev.hearth.logs.Trace;
import dev.hearth.observability.NodeMetrics;
import dev.hearth.observability.TestMetrics;
import dev.hearth.room.RoomEntity.Attached;
import dev.hearth.room.RoomEntity.Command;
import dev.hearth.room.RoomEntity.Notification;
import dev.hearth.room.RoomEntity.Published;
import dev.hearth.room.RoomEntity.TopOffset;
import dev.hearth.room.crowd.InterestSettings;
import dev.hearth.room.domain.Cause;
import dev.hearth.room.domain.Layout;
import dev.hearth.room.domain.Outcome;
import dev.hearth.room.domain.RoomCommand;
import dev.hearth.room.domain.RoomProfile;
import dev.hearth.room.domain.Submission;
import dev.hearth.room.domain.TalkText;
import dev.hearth.room.domain.Visibility;
import dev.hearth.store.StoreGuard;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.FishingOutcomes;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.persistence.testkit.PersistenceTestKitPlugin;
import org.apache.pekko.persistence.testkit.PersistenceTestKitSnapshotPlugin;

/** One room under test with a relay that writes down what it is told. */
public final class RoomDriver {

    static final Duration GRACE = Duration.ofMillis(300);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    final ActorTestKit kit;
    final RoomId id;
    final TestProbe<Notification> relay;
    final TestProbe<StoreGuard.Command> guard;
    final TestProbe<ClusterSharding.ShardCommand> shard;
    final TestProbe<RoomEntity.Status> directory;
    final NodeMetrics metrics = TestMetrics.ofNode();
    final LiveRooms live = new LiveRooms(System::nanoTime);
    volatile boolean mayWrite = true;
    volatile Duration stopWithin = Duration.ofMinutes(1);
    volatile LogRows logRows = (log, above, upTo) -> CompletableFuture.completedStage(LogRows.Counted.NONE);
    ActorRef<Command> room;
    private final Map<Long, Outcome> outcomes = new HashMap<>();
    private volatile Duration ahead = Duration.ZERO;
    private long requests;

    private final RoomSettings settings;
    private final MessageLoss loss;

    RoomDriver(ActorTestKit kit, String name) {
        this(kit, name, settings(), MessageLoss.NONE);
    }

    private RoomDriver(ActorTestKit kit, String name, RoomSettings settings, MessageLoss loss) {
        this.settings = settings;
        this.loss = loss;
        this.kit = kit;
        this.id = new RoomId(OpaqueId.derivedFrom(name));
        this.relay = kit.createTestProbe();
        this.guard = kit.createTestProbe();
        this.shard = kit.createTestProbe();
        this.directory = kit.createTestProbe();
        this.room = start();
    }

    /** A room of the size and the pace of a real one, which loses some of what relays tell it. */
    public static RoomDriver lossy(ActorTestKit kit, String name, MessageLoss loss) {
        var settings = new RoomSettings(
                20,
                Duration.ofMillis(5),
                256,
                256 << 10,
                2_000,
                Duration.ofSeconds(4),
                new RoomSettings.CatchUp(512, 512 << 10, 2_000, 1 << 20, 8),
                Duration.ofMillis(100),
                new InterestSettings(60, 2, Duration.ofMillis(100), Duration.ofSeconds(1), 64),
                Duration.ofMinutes(1),
                Duration.ofSeconds(10),
                Duration.ofSeconds(15),
                Duration.ofSeconds(1),
                Duration.ofSeconds(10),
                1_000,
                4,
                0);
        var room = new RoomDriver(kit, name, settings, loss);
        room.create(20);
        return room;
    }

    public RoomId id() {
        return id;
    }

    /** Tells the room something, as sharding would. */
    public void tell(Command command) {
        room.tell(command);
    }

    /** Says a line and waits until it is committed; answers its offset. */
    public long sayAndWait(String who, String text) {
        return ((Outcome.Accepted) outcomeOf(send(who, text, say(text))))
                .receipt()
                .offset();
    }

    /** Somebody comes in through the driver's own relay, which loses nothing. */
    public void comeIn(String who) {
        join(who);
    }

    /** A join that names another relay. */
    public Command joinThrough(ActorRef<Notification> through, ConnectionId connection, String who) {
        var join = submission(who, "join-" + who + ++requests, new RoomCommand.Join(1));
        return new RoomEntity.Join(through, connection, requests, join, face(who));
    }

    public static Config config() {
        return PersistenceTestKitPlugin.config()
                .withFallback(PersistenceTestKitSnapshotPlugin.config())
                .withFallback(ConfigFactory.parseResources("profiles/test.conf"))
                .withFallback(ConfigFactory.load())
                .resolve();
    }

    static RoomSettings settings() {
        return new RoomSettings(
                5,
                Duration.ofMillis(20),
                256,
                256 << 10,
                100,
                Duration.ofSeconds(1),
                new RoomSettings.CatchUp(16, 64 << 10, 40, 1 << 20, 2),
                Duration.ofMillis(20),
                new InterestSettings(3, 2, Duration.ofMillis(20), Duration.ofMillis(200), 16),
                GRACE,
                Duration.ofMillis(200),
                Duration.ofMillis(100),
                Duration.ofMillis(200),
                Duration.ofMillis(100),
                10,
                4,
                0);
    }

    /** A second life of the same room. */
    ActorRef<Command> start() {
        var world = new RoomContext(
                settings,
                new ShiftedClock(),
                guard.ref(),
                stopWithin,
                () -> mayWrite,
                (log, above, upTo) -> logRows.between(log, above, upTo),
                directory.ref(),
                shard.ref(),
                metrics.commits(),
                live);
        return kit.spawn(loss.atRoom(RoomFront.create(id, world), id.value()));
    }

    /** Time passes for the rules, not for the timers. */
    void passTime(Duration duration) {
        ahead = ahead.plus(duration);
    }

    private final class ShiftedClock extends Clock {

        @Override
        public Instant instant() {
            return Instant.now().plus(ahead);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("rooms know no zones");
        }
    }

    public static Principal person(String name) {
        return new Principal(
                new PersonId(OpaqueId.derivedFrom("person", name)),
                new PersonaId(OpaqueId.derivedFrom("persona", name)));
    }

    public static Face face(String name) {
        return new Face(person(name).persona(), name, Look.plain(), 1);
    }

    /** The face after so many changes. */
    static Face face(String name, long version) {
        return new Face(person(name).persona(), name, Look.plain(), version);
    }

    static ConnectionId connection(String name) {
        return new ConnectionId("link-" + name, 1);
    }

    static RoomProfile profile(int capacity) {
        return new RoomProfile("Hall", "", List.of(), "", capacity, Visibility.PUBLIC, "");
    }

    Submission submission(String who, String key, RoomCommand command) {
        // As on the wire it has no space in it, or a snapshot could not keep it.
        var cause = new Cause(person(who).person(), key(key), command.toString().replace(' ', '_'));
        return Submission.by(person(who), cause, command);
    }

    long send(String who, String key, RoomCommand command) {
        room.tell(new RoomEntity.Submit(relay.ref(), connection(who), ++requests, submission(who, key, command)));
        return requests;
    }

    long sendJoin(String who) {
        return sendJoin(who, 1);
    }

    private long sendJoin(String who, long version) {
        var join = submission(who, "join-" + who + requests, new RoomCommand.Join(version));
        room.tell(new RoomEntity.Join(relay.ref(), connection(who), ++requests, join, face(who, version)));
        return requests;
    }

    void create(int capacity) {
        var outcome =
                outcomeOf(send("owner", "create", new RoomCommand.Create(profile(capacity), Layout.HALL, "nonce")));
        if (!(outcome instanceof Outcome.Accepted)) {
            throw new AssertionError("not created: " + outcome);
        }
    }

    RoomView join(String who) {
        return join(who, 1);
    }

    RoomView join(String who, long version) {
        sendJoin(who, version);
        var attached = fish(Attached.class);
        if (attached.attachment() instanceof RoomEntity.Attachment.Snapshot snapshot) {
            return snapshot.view();
        }
        throw new AssertionError("no snapshot: " + attached);
    }

    static RoomCommand say(String text) {
        return new RoomCommand.Say(new TalkText(text));
    }

    void attach(String who, StreamPosition position) {
        room.tell(new RoomEntity.Attach(relay.ref(), connection(who), person(who), face(who), position));
    }

    /** Waits for the answer to a request; entries published meanwhile are skipped, other answers are kept. */
    Outcome outcomeOf(long request) {
        while (!outcomes.containsKey(request)) {
            fish(Published.class).answers().forEach(answer -> outcomes.put(answer.request(), answer.outcome()));
        }
        return outcomes.remove(request);
    }

    <N extends Notification> N fish(Class<N> type) {
        var found = relay.fishForMessage(
                PATIENCE,
                message -> type.isInstance(message) ? FishingOutcomes.complete() : FishingOutcomes.continueAndIgnore());
        return type.cast(found.get(0));
    }

    /** The next publication that carries entries. */
    Published entries() {
        var found = relay.fishForMessage(
                PATIENCE,
                message -> message instanceof Published published
                                && !published.entries().isEmpty()
                        ? FishingOutcomes.complete()
                        : FishingOutcomes.continueAndIgnore());
        return (Published) found.get(0);
    }

    /** Waits until the room says how far its stream has come. */
    TopOffset topOffset() {
        return fish(TopOffset.class);
    }

    /** The name of this command in the log. */
    static String trace(String who, String key) {
        return Trace.of(person(who).person(), key(key));
    }

    private static CommandKey key(String name) {
        return new CommandKey(String.format("%032x", Integer.toUnsignedLong(name.hashCode())));
    }
}
