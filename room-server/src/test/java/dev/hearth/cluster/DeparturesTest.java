package dev.hearth.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Down;
import org.apache.pekko.cluster.typed.Join;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Two nodes in one JVM, of which one is given up. */
class DeparturesTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private static final ActorTestKit HERE = RolesTest.node("world");
    private static final ActorTestKit THERE = RolesTest.node("world");

    @AfterAll
    static void stop() {
        THERE.shutdownTestKit();
        HERE.shutdownTestKit();
    }

    @Test
    void aNodeThatWasGivenUpIsNoticedOnceItIsGone() {
        var here = Cluster.get(HERE.system());
        var there = Cluster.get(THERE.system());
        here.manager().tell(Join.create(here.selfMember().address()));
        there.manager().tell(Join.create(here.selfMember().address()));
        var probe = HERE.<String>createTestProbe();
        probe.awaitAssert(SOON, () -> {
            assertThat(here.state().getMembers())
                    .hasSize(2)
                    .allSatisfy(member -> assertThat(member.status().toString()).isEqualTo("Up"));
            return null;
        });
        HERE.spawn(Departures.create(() -> probe.ref().tell("gone")));
        probe.expectNoMessage();

        here.manager().tell(new Down(there.selfMember().address()));

        probe.expectMessage(SOON, "gone");
    }
}
