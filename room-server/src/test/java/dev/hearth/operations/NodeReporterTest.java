package dev.hearth.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import dev.hearth.operations.domain.NodeReport;
import dev.hearth.operations.domain.RoomLoad;
import dev.hearth.operations.domain.SocketQuery;
import dev.hearth.operations.domain.SocketView;
import dev.hearth.operations.domain.Town;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.receptionist.Receptionist;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a node tells, and what a census makes of it, on a cluster of one. */
class NodeReporterTest {

    private static final ActorTestKit KIT = ActorTestKit.create(
            ConfigFactory.parseString("""
                    pekko.actor.provider = cluster
                    pekko.remote.artery.canonical { hostname = "127.0.0.1", port = 0 }
                    pekko.remote.artery.bind { hostname = "127.0.0.1", port = 0 }
                    pekko.coordinated-shutdown.run-by-actor-system-terminate = off
                    pekko.coordinated-shutdown.run-by-jvm-shutdown-hook = off
                    """).withFallback(ConfigFactory.load()).resolve());

    private static final class Stub implements NodeReporter.Node {
        private final AtomicInteger reports = new AtomicInteger();
        private final CompletableFuture<Boolean> left = new CompletableFuture<>();
        private final CompletableFuture<Long> gone = new CompletableFuture<>();
        private volatile CompletionStage<Boolean> store = CompletableFuture.completedFuture(true);

        @Override
        public NodeReport report(boolean storeAnswers) {
            reports.incrementAndGet();
            return new NodeReport(self(), "1.0.0", List.of("world"), 0, 3, 1, 2, 0, 0, 5, 0, storeAnswers, "", false);
        }

        @Override
        public NodeReporter.RoomLoads rooms(int max) {
            return new NodeReporter.RoomLoads(self(), List.of(new RoomLoad("r1", "Hall", false, 3, 20, 17, 4.5)));
        }

        @Override
        public CompletionStage<NodeReporter.Sockets> sockets(SocketQuery query, int max) {
            var socket = new SocketView(7, "p1", query.text(), "test/1", List.of("r1"), 5, 3, 0, 0, 0);
            return CompletableFuture.completedFuture(new NodeReporter.Sockets(self(), List.of(socket), List.of()));
        }

        @Override
        public void disconnect(long socket) {
            gone.complete(socket);
        }

        @Override
        public CompletionStage<Boolean> askStore() {
            return store;
        }

        @Override
        public void leave() {
            left.complete(true);
        }
    }

    private final Stub node = new Stub();
    private final TestProbe<Town> towns = KIT.createTestProbe(Town.class);
    private final TestProbe<Receptionist.Listing> listings = KIT.createTestProbe(Receptionist.Listing.class);

    private static String self() {
        return NodeAddress.of(Cluster.get(KIT.system()).selfMember().address());
    }

    @BeforeAll
    static void join() {
        var cluster = Cluster.get(KIT.system());
        cluster.manager().tell(Join.create(cluster.selfMember().address()));
        KIT.createTestProbe().awaitAssert(() -> {
            assertThat(cluster.selfMember().status().toString()).isEqualTo("Up");
            return null;
        });
    }

    @AfterAll
    static void stop() {
        KIT.shutdownTestKit();
    }

    /** Reporters of the test before are gone from the list. */
    @BeforeEach
    void alone() {
        awaitListed(0);
    }

    private void awaitListed(int reporters) {
        listings.awaitAssert(Duration.ofSeconds(10), () -> {
            KIT.system().receptionist().tell(Receptionist.find(NodeReporter.KEY, listings.ref()));
            var found = listings.receiveMessage();
            assertThat(found.getServiceInstances(NodeReporter.KEY)).hasSize(reporters);
            return null;
        });
    }

    private ActorRef<NodeReporter.Command> reporter() {
        var reporter = KIT.spawn(NodeReporter.create(node));
        awaitListed(1);
        return reporter;
    }

    private ActorRef<Census.Command> census() {
        Map<String, ShardCount> rooms = Map.of(self(), new ShardCount(10, 7));
        var residents = new Census.Residents(
                () -> CompletableFuture.completedFuture(rooms),
                () -> CompletableFuture.failedFuture(new IllegalStateException("nobody counts")));
        return KIT.spawn(Census.create(residents, Clock.systemUTC()));
    }

    private Town look(ActorRef<Census.Command> census) {
        census.tell(new Census.Look(towns.ref()));
        return towns.receiveMessage(Duration.ofSeconds(5));
    }

    @Test
    void aSilentStoreIsAnAnswer() {
        var reports = KIT.createTestProbe(NodeReport.class);
        var reporter = reporter();
        node.store = new CompletableFuture<>();

        reporter.tell(new NodeReporter.Tell(reports.ref()));
        assertThat(reports.receiveMessage().storeAnswers()).isFalse();
        node.store = CompletableFuture.failedFuture(new IllegalStateException("no connection"));
        reporter.tell(new NodeReporter.Tell(reports.ref()));
        assertThat(reports.receiveMessage().storeAnswers()).isFalse();
        node.store = CompletableFuture.completedFuture(true);
        reporter.tell(new NodeReporter.Tell(reports.ref()));
        assertThat(reports.receiveMessage().storeAnswers()).isTrue();
        KIT.stop(reporter);
    }

    @Test
    void aCensusShowsWhatNodesTellAndCountsWhoLivesThere() {
        var reporter = reporter();
        var census = census();

        towns.awaitAssert(Duration.ofSeconds(10), () -> {
            var found = look(census).node(self()).orElseThrow();
            assertThat(found.report()).isPresent();
            assertThat(found.rooms()).isEqualTo(7);
            assertThat(found.shards()).isEqualTo(10);
            assertThat(found.sessions()).isZero();
            assertThat(found.reachable()).isTrue();
            return null;
        });
        KIT.stop(reporter);
        KIT.stop(census);
    }

    @Test
    void aNodeThatDoesNotAnswerIsShownAsSilent() {
        var mute = KIT.createTestProbe(NodeReporter.Command.class);
        KIT.system().receptionist().tell(Receptionist.register(NodeReporter.KEY, mute.ref()));
        awaitListed(1);
        var census = census();

        mute.awaitAssert(Duration.ofSeconds(10), () -> {
            var town = look(census);
            mute.expectMessageClass(NodeReporter.Tell.class, Duration.ofMillis(100));
            assertThat(town.node(self()).orElseThrow().report()).isEmpty();
            assertThat(town.verdict().isGood()).isFalse();
            return null;
        });
        mute.stop();
        KIT.stop(census);
    }

    @Test
    void nodesAreAskedOnceHoweverManyLook() {
        var reporter = reporter();
        var census = census();
        towns.awaitAssert(Duration.ofSeconds(10), () -> {
            assertThat(look(census).node(self()).orElseThrow().report()).isPresent();
            return null;
        });
        int before = node.reports.get();

        for (int i = 0; i < 50; i++) {
            census.tell(new Census.Look(towns.ref()));
        }
        towns.receiveSeveralMessages(50);
        assertThat(node.reports.get() - before).isLessThanOrEqualTo(1);
        KIT.stop(reporter);
        KIT.stop(census);
    }

    @Test
    void aCensusGathersTheBusiestRooms() {
        var reporter = reporter();
        var census = census();
        var rooms = KIT.createTestProbe(Census.BusyRooms.class);

        rooms.awaitAssert(Duration.ofSeconds(10), () -> {
            census.tell(new Census.LookAtRooms(rooms.ref()));
            var byNode = rooms.receiveMessage().byNode();
            assertThat(byNode).hasSize(1);
            assertThat(byNode.get(0).address()).isEqualTo(self());
            assertThat(byNode.get(0).rooms()).extracting(RoomLoad::name).containsExactly("Hall");
            return null;
        });
        KIT.stop(reporter);
        KIT.stop(census);
    }

    @Test
    void aCensusFindsSocketsAndHasOneGo() {
        var reporter = reporter();
        var census = census();
        var sockets = KIT.createTestProbe(Census.FoundSockets.class);

        sockets.awaitAssert(Duration.ofSeconds(10), () -> {
            assertThat(look(census).node(self()).orElseThrow().report()).isPresent();
            census.tell(new Census.LookAtSockets(new SocketQuery("ann", true), sockets.ref()));
            var byNode = sockets.receiveMessage().byNode();
            assertThat(byNode).hasSize(1);
            assertThat(byNode.get(0).open()).extracting(SocketView::name).containsExactly("ann");
            return null;
        });
        census.tell(new Census.Disconnect(self(), 7, "ada"));
        assertThat(node.gone).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(7L);
        KIT.stop(reporter);
        KIT.stop(census);
    }

    @Test
    void aNodeThatIsDrainedLeaves() {
        var reporter = reporter();
        var census = census();
        towns.awaitAssert(Duration.ofSeconds(10), () -> {
            assertThat(look(census).node(self()).orElseThrow().report()).isPresent();
            return null;
        });

        census.tell(new Census.Drain("10.9.9.9:1", "ada"));
        census.tell(new Census.Look(towns.ref()));
        towns.receiveMessage();
        assertThat(node.left).isNotDone();
        census.tell(new Census.Drain(self(), "ada"));
        assertThat(node.left).succeedsWithin(Duration.ofSeconds(5));
        KIT.stop(reporter);
        KIT.stop(census);
    }
}
