package dev.hearth.gateway.socket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LoopLagTest {

    private final LoopLag lag = new LoopLag(100);

    @Test
    void saysTheLatestRoundSinceItWasAsked() {
        assertThat(lag.began(130)).isEqualTo(30);
        lag.due(200);
        assertThat(lag.began(210)).isEqualTo(10);
        lag.due(300);
        assertThat(lag.take(220)).isEqualTo(30);
    }

    @Test
    void aRoundThatIsInTimeIsNotLate() {
        assertThat(lag.began(90)).isZero();
        lag.due(200);
        assertThat(lag.take(150)).isZero();
    }

    @Test
    void aRoundThatDoesNotComeIsLate() {
        assertThat(lag.take(900)).isEqualTo(800);
    }

    @Test
    void whoAsksTwiceBetweenTwoRoundsHearsTheSame() {
        lag.began(130);
        lag.due(200);
        assertThat(lag.take(140)).isEqualTo(30);
        assertThat(lag.take(150)).isEqualTo(30);
        lag.began(200);
        lag.due(300);
        assertThat(lag.take(250)).isZero();
    }
}
