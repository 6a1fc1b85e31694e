package dev.hearth.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.pekko.actor.Dropped;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.eventstream.EventStream;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a node counts of its cluster, on a cluster of one. */
class ClusterCountsTest {
    private static final ActorTestKit KIT = ActorTestKit.create(
            ConfigFactory.parseString("""
                    pekko.actor.provider = cluster
                    pekko.remote.artery.canonical { hostname = "127.0.0.1", port = 0 }
                    pekko.remote.artery.bind { hostname = "127.0.0.1", port = 0 }
                    pekko.coordinated-shutdown.run-by-actor-system-terminate = off
                    pekko.coordinated-shutdown.run-by-jvm-shutdown-hook = off
                    """).withFallback(ConfigFactory.load()).resolve());

    private record Counted(int shards, int entities) {}

    @BeforeAll
    static void join() {
        var cluster = Cluster.get(KIT.system());
        cluster.manager().tell(Join.create(cluster.selfMember().address()));
    }

    @AfterAll
    static void stop() {
        KIT.shutdownTestKit();
    }

    private static void awaitAssert(Runnable assertion) {
        KIT.createTestProbe().awaitAssert(Duration.ofSeconds(20), () -> {
            assertion.run();
            return true;
        });
    }

    @Test
    void shardsAndEntitiesAreCountedAgainAndAgain() {
        var key = EntityTypeKey.create(String.class, "Counted");
        var sharding = ClusterSharding.get(KIT.system());
        sharding.init(Entity.of(key, context -> Behaviors.receiveMessage(message -> Behaviors.same())));
        var seen = new AtomicReference<Counted>();
        ShardCensus.start(
                KIT.system(),
                Map.of(key.name(), (shards, entities) -> seen.set(new Counted(shards, entities))),
                Duration.ofMillis(50));
        awaitAssert(() -> assertThat(seen.get()).isEqualTo(new Counted(0, 0)));

        sharding.entityRefFor(key, "one").tell("wake");
        sharding.entityRefFor(key, "two").tell("wake");

        awaitAssert(() -> assertThat(seen.get()).isEqualTo(new Counted(2, 2)));
    }

    @Test
    void theNodeSeesItself() {
        awaitAssert(() -> assertThat(MemberCount.of(KIT.system())).isEqualTo(new MemberCount(1, 0, 0)));
    }

    @Test
    void messagesThatReachNobodyAreToldApart() {
        var deadLetters = new AtomicInteger();
        var dropped = new AtomicInteger();
        KIT.spawn(LostMessages.create(deadLetters::incrementAndGet, dropped::incrementAndGet));
        var nobody = Adapter.toClassic(KIT.system().deadLetters());

        awaitAssert(() -> {
            KIT.system().eventStream().tell(new EventStream.Publish<>(Dropped.apply("late", "queue is full", nobody)));
            assertThat(dropped.get()).isPositive();
        });
        int before = deadLetters.get();
        KIT.system().deadLetters().tell("lost");

        awaitAssert(() -> assertThat(deadLetters.get()).isGreaterThan(before));
    }
}
