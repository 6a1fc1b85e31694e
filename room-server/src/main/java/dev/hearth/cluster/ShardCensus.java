package dev.hearth.cluster;

import java.time.Duration;
import java.util.Map;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.cluster.sharding.ClusterSharding;
import org.apache.pekko.cluster.sharding.ShardRegion;
import org.apache.pekko.pattern.Patterns;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts now and then what sharding has put on this node. Asks for numbers, never for names: those of thousands of sessions
 * would be copied for nothing.
 */
public final class ShardCensus {
    private static final Logger LOG = LoggerFactory.getLogger(ShardCensus.class);
    private static final Duration INTERVAL = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private ShardCensus() {}

    /** Gets the numbers of one kind; from any thread. */
    @FunctionalInterface
    public interface Register {
        void counted(int shards, int entities);
    }

    /**
     * Counts until the actor system ends.
     *
     * @param kinds who gets the numbers, by the names under which sharding was started
     */
    public static void start(ActorSystem<?> system, Map<String, Register> kinds) {
        start(system, kinds, INTERVAL);
    }

    static void start(ActorSystem<?> system, Map<String, Register> kinds, Duration interval) {
        var sharding = ClusterSharding.get(Adapter.toClassic(system));
        kinds.forEach((name, register) -> {
            var region = sharding.shardRegion(name);
            var unused = system.scheduler()
                    .scheduleWithFixedDelay(
                            Duration.ZERO, interval, () -> count(name, region, register), system.executionContext());
        });
    }

    private static void count(String name, ActorRef region, Register register) {
        Patterns.ask(region, ShardRegion.getRegionStatsInstance(), PATIENCE).whenComplete((answer, failure) -> {
            if (answer instanceof ShardRegion.ShardRegionStats stats) {
                register(stats, register);
            } else {
                LOG.debug("nobody knows how many of {} live here", name, failure);
            }
        });
    }

    private static void register(ShardRegion.ShardRegionStats stats, Register register) {
        var entities = stats.getStats().values();
        int sum =
                entities.stream().mapToInt(count -> ((Number) count).intValue()).sum();
        register.counted(entities.size(), sum);
    }
}
