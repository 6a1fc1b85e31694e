package dev.hearth.observability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.observability.NodeCondition.Doors;
import dev.hearth.observability.NodeCondition.Membership;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HealthTest {
    private static final Duration LATELY = Duration.ofMillis(900);

    @ParameterizedTest
    @CsvSource({
        // membership, doors, startup says, ready says, its reasons
        "OUTSIDE, OPENING,  starting, starting, not-a-member doors-not-open",
        "UP,      OPENING,  starting, starting, doors-not-open",
        "LEAVING, OPENING,  starting, starting, doors-not-open",
        "OUTSIDE, OPEN,     starting, starting, not-a-member",
        "UP,      OPEN,     started,  ready,    ''",
        "LEAVING, OPEN,     started,  leaving,  not-a-member",
        "OUTSIDE, DRAINING, starting, draining, draining",
        "UP,      DRAINING, started,  draining, draining",
        "LEAVING, DRAINING, started,  draining, draining",
    })
    void membershipAndDoorsDecideWhetherPeopleAreSentHere(
            Membership membership, Doors doors, String startup, String ready, String reasons) {
        var node = new NodeCondition(membership, doors, LATELY, Set.of());

        assertThat(Health.startup(node).status()).isEqualTo(startup);
        assertThat(Health.startup(node).good()).isEqualTo(startup.equals("started"));
        assertThat(Health.ready(node).status()).isEqualTo(ready);
        assertThat(Health.ready(node).good()).isEqualTo(ready.equals("ready"));
        assertThat(String.join(" ", Health.ready(node).reasons())).isEqualTo(reasons);
        assertThat(Health.alive(node).good()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void nothingThatOthersWouldSufferFromTooMakesANodeUnready(Degradation degradation) {
        var node = new NodeCondition(Membership.UP, Doors.OPEN, LATELY, EnumSet.of(degradation));

        assertThat(Health.ready(node).good()).isTrue();
        assertThat(Health.ready(node).degraded()).containsExactly(degradation.label());
        assertThat(Health.startup(node).good()).isTrue();
        assertThat(Health.alive(node).good()).isTrue();
    }

    @Test
    void allThatIsWrongIsSaidInAFixedOrder() {
        var node = new NodeCondition(Membership.UP, Doors.OPEN, LATELY, Set.of(Degradation.values()));

        assertThat(Health.ready(node).degraded()).containsExactly("store", "store-slow", "event-loop", "heap");
    }

    @ParameterizedTest
    @CsvSource({"10000, true", "10001, false"})
    void aLoopThatIsSilentForMoreThanTenSecondsIsStuck(long millis, boolean alive) {
        var node = new NodeCondition(Membership.UP, Doors.OPEN, Duration.ofMillis(millis), Set.of());

        assertThat(Health.alive(node).good()).isEqualTo(alive);
        assertThat(Health.alive(node).status()).isEqualTo(alive ? "live" : "stuck");
    }

    @Test
    void whoeverIsNotInTheClusterLivesAllTheSame() {
        var node = new NodeCondition(Membership.OUTSIDE, Doors.OPENING, Duration.ZERO, Set.of(Degradation.STORE));

        assertThat(Health.alive(node).good()).isTrue();
    }
}
