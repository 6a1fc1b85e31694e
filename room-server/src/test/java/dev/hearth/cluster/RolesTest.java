package dev.hearth.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import dev.hearth.config.ConfigLoader;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Two nodes in one JVM, of which one only holds sockets. */
class RolesTest {
    private static final int ENTITIES = 20;

    private static final ActorTestKit WORLD = node("world");
    private static final ActorTestKit GATEWAY = node("gateway");

    /** Says on which node it lives. */
    static final class PlaceEntity {
        static final EntityTypeKey<Where> TYPE_KEY = EntityTypeKey.create(Where.class, "Place");

        record Where(ActorRef<String> replyTo) {}

        private PlaceEntity() {}
    }

    static ActorTestKit node(String role) {
        var config = new ConfigLoader("test", Optional.empty(), Map.of("HEARTH_NODE_ROLES", role))
                .load(ConfigFactory.parseString("pekko.actor.serialization-bindings { \""
                        + PlaceEntity.Where.class.getName() + "\" = jackson-cbor }"));
        return ActorTestKit.create("hearth", config);
    }

    private static void init(ActorTestKit node, String name) {
        ClusterSharding.get(node.system())
                .init(Entity.of(
                        PlaceEntity.TYPE_KEY,
                        entity -> Behaviors.receiveMessage(where -> {
                            where.replyTo().tell(name);
                            return Behaviors.same();
                        })));
    }

    @AfterAll
    static void stop() {
        GATEWAY.shutdownTestKit();
        WORLD.shutdownTestKit();
    }

    @Test
    void entitiesLiveInTheWorldAndAreReachedFromGateways() throws Exception {
        var first = Cluster.get(WORLD.system());
        first.manager().tell(Join.create(first.selfMember().address()));
        Cluster.get(GATEWAY.system())
                .manager()
                .tell(Join.create(first.selfMember().address()));
        init(WORLD, "world");
        init(GATEWAY, "gateway");

        for (int i = 0; i < ENTITIES; i++) {
            var home = ClusterSharding.get(GATEWAY.system())
                    .entityRefFor(PlaceEntity.TYPE_KEY, "place-" + i)
                    .<String>ask(PlaceEntity.Where::new, Duration.ofSeconds(20))
                    .toCompletableFuture()
                    .get(30, TimeUnit.SECONDS);
            assertThat(home).isEqualTo("world");
        }
    }
}
