package dev.hearth.wardrobe;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.hearth.kernel.Look;
import dev.hearth.kernel.OpaqueId;
import dev.hearth.kernel.PersonId;
import dev.hearth.kernel.PersonaId;
import dev.hearth.observability.NodeMetrics;
import dev.hearth.observability.TestMetrics;
import dev.hearth.store.RecoveryPause;
import dev.hearth.store.StoreGuard;
import dev.hearth.wardrobe.LookPublication.Versioned;
import dev.hearth.wardrobe.WardrobeEntity.Answer;
import dev.hearth.wardrobe.WardrobeEntity.Command;
import dev.hearth.wardrobe.WardrobeEntity.Done;
import dev.hearth.wardrobe.domain.BodyChange;
import dev.hearth.wardrobe.domain.Garment;
import dev.hearth.wardrobe.domain.WardrobeCommand;
import dev.hearth.wardrobe.domain.WardrobeSamples;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.ActorIdentity;
import org.apache.pekko.actor.Identify;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.persistence.testkit.PersistenceTestKitPlugin;
import org.apache.pekko.persistence.testkit.PersistenceTestKitSnapshotPlugin;
import org.jspecify.annotations.Nullable;

/** A wardrobe under test: a journal in memory that serialises, a table that tests hold, and time that they move. */
final class WardrobeDriver {

    static final PersonId ANN = new PersonId(OpaqueId.derivedFrom("ann"));
    static final PersonaId ANNA = new PersonaId(OpaqueId.derivedFrom("anna"));
    private static final Duration SOON = Duration.ofSeconds(5);

    /** What the person's session would be told. */
    record News(PersonId person, PersonaId persona, Look look, long version) {}

    private enum TableMode {
        WRITING,
        HOLDING,
        FAILING
    }

    final ActorTestKit kit;
    final NodeMetrics metrics = TestMetrics.ofNode();
    final TestProbe<StoreGuard.Command> guard;
    final TestProbe<ClusterSharding.ShardCommand> shard;
    final TestProbe<News> news;
    private final ManualTime time;
    private final WardrobeSettings settings;
    private final TestProbe<Versioned> asked;
    private final List<CompletableFuture<Void>> held = new ArrayList<>();
    private TableMode mode = TableMode.WRITING;
    private int writes;
    private @Nullable Versioned table;
    private @Nullable ActorRef<Command> wardrobe;
    private volatile Instant now = WardrobeSamples.NOON;

    static ActorTestKit newKit() {
        return ActorTestKit.create(config());
    }

    private static Config config() {
        return ConfigFactory.parseString("hearth.wardrobe.pending-max = 4")
                .withFallback(ManualTime.config())
                .withFallback(PersistenceTestKitPlugin.config())
                .withFallback(PersistenceTestKitSnapshotPlugin.config())
                .withFallback(
                        ConfigFactory.parseString(
                                "pekko.persistence.testkit.events.serialize = on, pekko.persistence.testkit.snapshots.serialize = on"))
                .withFallback(ConfigFactory.load())
                .resolve();
    }

    WardrobeDriver(ActorTestKit kit) {
        this.kit = kit;
        time = ManualTime.get(kit.system());
        settings = WardrobeSettings.of(kit.system().settings().config());
        guard = kit.createTestProbe();
        shard = kit.createTestProbe();
        news = kit.createTestProbe();
        asked = kit.createTestProbe();
    }

    static WardrobeCommand wear(Garment... garments) {
        return new WardrobeCommand.Dress(List.of(garments), List.of(), BodyChange.NONE);
    }

    ActorRef<Command> wardrobe() {
        var known = wardrobe;
        if (known == null) {
            known = kit.spawn(WardrobeFront.create(ANNA, shard.ref(), doors()));
            wardrobe = known;
        }
        return known;
    }

    private WardrobeDoors doors() {
        return new WardrobeDoors(
                settings,
                guard.ref(),
                new RecoveryPause(Duration.ofSeconds(1), Duration.ofSeconds(1)),
                Duration.ofSeconds(15),
                () -> true,
                (persona, look, version) -> write(new Versioned(look, version)),
                (person, persona, look, version) -> news.ref().tell(new News(person, persona, look, version)),
                () -> now,
                new Random(1),
                metrics.wardrobes());
    }

    private synchronized CompletionStage<Void> write(Versioned look) {
        writes++;
        asked.ref().tell(look);
        if (mode == TableMode.FAILING) {
            return CompletableFuture.failedFuture(new IllegalStateException("no host"));
        }
        var begun = new CompletableFuture<Void>();
        var written = begun.thenAccept(done -> keep(look));
        if (mode == TableMode.HOLDING) {
            held.add(begun);
        } else {
            begun.complete(null);
        }
        return written;
    }

    private synchronized void keep(Versioned look) {
        if (table == null || table.version() < look.version()) {
            table = look;
        }
    }

    synchronized void holdTable() {
        mode = TableMode.HOLDING;
    }

    synchronized void failTable() {
        mode = TableMode.FAILING;
    }

    /** Ends what is held, and from now on everything at once. */
    synchronized void letTable() {
        mode = TableMode.WRITING;
        held.forEach(write -> write.complete(null));
        held.clear();
    }

    /** What is held never happens. */
    synchronized void loseTableWrites() {
        mode = TableMode.WRITING;
        held.clear();
    }

    synchronized @Nullable Versioned table() {
        return table;
    }

    synchronized int tableWrites() {
        return writes;
    }

    void awaitTableAsked() {
        asked.receiveMessage(SOON);
    }

    TestProbe<Answer> change(int key, WardrobeCommand command) {
        var answers = kit.<Answer>createTestProbe();
        wardrobe().tell(new WardrobeEntity.Change(ANN, WardrobeSamples.cause(key), command, answers.ref()));
        return answers;
    }

    Answer answer(int key, WardrobeCommand command) {
        return change(key, command).receiveMessage(SOON);
    }

    Done done(int key, WardrobeCommand command) {
        return (Done) answer(key, command);
    }

    Answer read() {
        var answers = kit.<Answer>createTestProbe();
        wardrobe().tell(new WardrobeEntity.Read(ANN, answers.ref()));
        return answers.receiveMessage(SOON);
    }

    /** Returns when the log has come to this version. */
    void awaitVersion(long version) {
        news.awaitAssert(SOON, () -> {
            assertThat(((WardrobeEntity.Shown) read()).version()).isEqualTo(version);
            return version;
        });
    }

    /** Stops the wardrobe as if its node had died; the next one starts when it is wanted. */
    void crash() {
        kit.stop(wardrobe());
        wardrobe = null;
    }

    /** Lets time pass for timers and for the clock. */
    void pass(Duration duration) {
        settle();
        now = now.plus(duration);
        time.timePasses(duration);
        settle();
    }

    /** Returns when the wardrobe has handled all that is in its mailbox. */
    void settle() {
        var probe = kit.<ActorIdentity>createTestProbe();
        Adapter.toClassic(wardrobe()).tell(new Identify(1), Adapter.toClassic(probe.ref()));
        probe.receiveMessage();
    }
}
