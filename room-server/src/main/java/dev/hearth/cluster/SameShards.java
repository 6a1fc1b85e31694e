package dev.hearth.cluster;

import com.typesafe.config.Config;
import java.util.List;
import org.apache.pekko.cluster.ConfigValidation;
import org.apache.pekko.cluster.JoinConfigCompatChecker;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Keeps a node out that divides rooms into another number of shards: it would look for them in other places, and one room
 * would live twice. Named in {@code sharding.conf} and made by Pekko.
 */
public final class SameShards extends JoinConfigCompatChecker {

    @Override
    public Seq<String> requiredKeys() {
        return CollectionConverters.asScala(List.of("pekko.cluster.sharding.number-of-shards"))
                .toSeq();
    }

    @Override
    public ConfigValidation check(Config toCheck, Config actualConfig) {
        return JoinConfigCompatChecker.fullMatch(requiredKeys(), toCheck, actualConfig);
    }
}
