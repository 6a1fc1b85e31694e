package dev.hearth.operations;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.cluster.sharding.ShardRegion.ClusterShardingStats;
import org.apache.pekko.cluster.sharding.typed.GetClusterShardingStats;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;

/**
 * How many of one kind live on a node.
 *
 * @param entities that are awake
 */
public record ShardCount(int shards, int entities) {

    static final ShardCount NONE = new ShardCount(0, 0);

    /** Regions that do not answer are left out. */
    private static final Duration REGIONS_PATIENCE = Duration.ofMillis(800);

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** Counts them on all nodes, by {@link NodeAddress}. */
    public static CompletionStage<Map<String, ShardCount>> of(ActorSystem<?> system, EntityTypeKey<?> kind) {
        return AskPattern.ask(
                        ClusterSharding.get(system).shardState(),
                        (ActorRef<ClusterShardingStats> replyTo) ->
                                new GetClusterShardingStats(kind, REGIONS_PATIENCE, replyTo),
                        PATIENCE,
                        system.scheduler())
                .thenApply(ShardCount::byNode);
    }

    private static Map<String, ShardCount> byNode(ClusterShardingStats stats) {
        var counts = new HashMap<String, ShardCount>();
        stats.getRegions().forEach((address, region) -> {
            var shards = region.getStats();
            int entities = shards.values().stream()
                    .mapToInt(count -> ((Number) count).intValue())
                    .sum();
            counts.put(NodeAddress.of(address), new ShardCount(shards.size(), entities));
        });
        return Map.copyOf(counts);
    }
}
