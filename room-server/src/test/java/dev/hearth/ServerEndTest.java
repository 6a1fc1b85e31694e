package dev.hearth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.config.InvalidSettings;
import java.util.List;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.junit.jupiter.api.Test;

class ServerEndTest {
    private final ServerEnd end = new ServerEnd();

    @Test
    void aNodeThatWasToldToStopHasNothingToSay() {
        end.because(CoordinatedShutdown.jvmExitReason());
        end.because(CoordinatedShutdown.clusterLeavingReason());

        assertThat(end.cause()).isEmpty();
        assertThat(ServerEnd.isLoss(CoordinatedShutdown.jvmExitReason())).isFalse();
    }

    @Test
    void aNodeThatLostItsClusterAsksToBeStartedAgain() {
        end.because(CoordinatedShutdown.clusterDowningReason());

        assertThat(end.cause())
                .contains(new ServerEnd.Cause(ExitCode.FAILED, "this node has lost its cluster and has to start anew"));
        assertThat(ServerEnd.isLoss(CoordinatedShutdown.clusterDowningReason())).isTrue();
    }

    @Test
    void aNodeThatWasNotLetInMissesAService() {
        end.because(CoordinatedShutdown.clusterJoinUnsuccessfulReason());

        assertThat(end.cause()).map(ServerEnd.Cause::code).contains(ExitCode.UNAVAILABLE);
    }

    @Test
    void whatWasReportedFirstCounts() {
        end.because(new InvalidSettings(List.of("a is 1, allowed: 2")));
        end.because(CoordinatedShutdown.clusterDowningReason());

        assertThat(end.cause()).contains(new ServerEnd.Cause(ExitCode.CONFIGURATION, "a is 1, allowed: 2"));
    }
}
