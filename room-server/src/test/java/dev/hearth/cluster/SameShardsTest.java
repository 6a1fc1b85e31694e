package dev.hearth.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import org.apache.pekko.cluster.Invalid;
import org.apache.pekko.cluster.Valid$;
import org.junit.jupiter.api.Test;

class SameShardsTest {

    private final SameShards check = new SameShards();

    @Test
    void letsInWhoeverHasAsManyShards() {
        assertThat(check.check(shards(128), shards(128))).isSameAs(Valid$.MODULE$);
    }

    @Test
    void keepsOutWhoeverHasMoreOrFewer() {
        assertThat(check.check(shards(1000), shards(128))).isInstanceOf(Invalid.class);
        assertThat(check.check(ConfigFactory.empty(), shards(128))).isInstanceOf(Invalid.class);
    }

    private static Config shards(int count) {
        return ConfigFactory.parseString("pekko.cluster.sharding.number-of-shards = " + count);
    }
}
