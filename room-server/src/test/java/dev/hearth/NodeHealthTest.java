package dev.hearth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.observability.Degradation;
import java.time.Duration;
import java.util.Set;
import org.apache.pekko.cluster.MemberStatus;
import org.junit.jupiter.api.Test;

class NodeHealthTest {
    private volatile MemberStatus member = MemberStatus.removed();
    private volatile boolean storeAnswers = true;
    private final NodeHealth health = new NodeHealth(() -> member, () -> Duration.ZERO, () -> storeAnswers);

    @Test
    void followsANodeFromItsStartToItsEnd() {
        assertThat(health.startup().good()).isFalse();
        member = MemberStatus.joining();
        assertThat(health.ready().reasons()).contains("not-a-member");

        member = MemberStatus.up();
        assertThat(health.startup().good()).isFalse();
        health.opened();
        assertThat(health.startup().good()).isTrue();
        assertThat(health.ready().good()).isTrue();

        member = MemberStatus.leaving();
        assertThat(health.ready().status()).isEqualTo("leaving");
        assertThat(health.startup().good()).isTrue();
        health.draining();
        assertThat(health.ready().status()).isEqualTo("draining");
        assertThat(health.alive().good()).isTrue();
    }

    @Test
    void aStoreThatIsAwayIsToldAndKeepsTheNodeReady() {
        member = MemberStatus.up();
        health.opened();
        storeAnswers = false;

        assertThat(health.ready().good()).isTrue();
        assertThat(health.ready().degraded()).containsExactly("store");
    }

    @Test
    void whatKeepsNewcomersOutIsToldAndKeepsTheNodeReady() {
        member = MemberStatus.up();
        health.opened();
        health.watchAdmission(() -> Set.of(Degradation.HEAP));

        assertThat(health.ready().good()).isTrue();
        assertThat(health.ready().degraded()).containsExactly("heap");
    }

    @Test
    void aNodeThatTheClusterHasGivenUpIsNotReady() {
        health.opened();
        member = MemberStatus.down();

        assertThat(health.ready().good()).isFalse();
    }
}
