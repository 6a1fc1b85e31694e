package dev.hearth.room.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class InterestSettingsTest {

    private static final InterestSettings SIXTY =
            new InterestSettings(60, 2, Duration.ofMillis(100), Duration.ofSeconds(1), 128);

    @Test
    void aRoomIsCrowdedBeyondTheThreshold() {
        assertThat(SIXTY.isCrowded(false, 60)).isFalse();
        assertThat(SIXTY.isCrowded(false, 61)).isTrue();
    }

    @Test
    void aCrowdedRoomStaysSoUntilAFifthHasLeft() {
        assertThat(SIXTY.isCrowded(true, 49)).isTrue();
        assertThat(SIXTY.isCrowded(true, 48)).isFalse();
    }

    @Test
    void evenTheSmallestThresholdHasSlack() {
        var one = new InterestSettings(1, 2, Duration.ofMillis(100), Duration.ofSeconds(1), 128);
        assertThat(one.isCrowded(true, 1)).isTrue();
        assertThat(one.isCrowded(true, 0)).isFalse();
    }

    @Test
    void aCrowdTicksNoFasterThanItsOwnTickAndNoFasterThanOtherRooms() {
        var fast = Duration.ofMillis(50);
        var slow = Duration.ofMillis(200);
        assertThat(SIXTY.tick(true, fast)).isEqualTo(Duration.ofMillis(100));
        assertThat(SIXTY.tick(true, slow)).isEqualTo(slow);
        assertThat(SIXTY.tick(false, fast)).isEqualTo(fast);
    }

    @Test
    void showsEverybodyOnceInAnInterval() {
        assertThat(SIXTY.farShare(500, Duration.ofMillis(50))).isEqualTo(25);
        assertThat(SIXTY.farShare(501, Duration.ofMillis(50))).isEqualTo(26);
        assertThat(SIXTY.farShare(61, Duration.ofMillis(1))).isEqualTo(1);
    }

    @Test
    void neverFillsMoreThanHalfAFrame() {
        assertThat(SIXTY.farShare(500, Duration.ofHours(1))).isEqualTo(64);
        assertThat(SIXTY.farShare(1_000, Duration.ofMillis(100))).isEqualTo(64);
    }

    @Test
    void theFarRoundKeepsThePlaceOfWhoeverMovesOn() {
        var round = new FarRound();
        List.of(1, 2, 3, 1).forEach(round::moved);
        assertThat(round.take(2)).containsExactly(1, 2);
        round.moved(1);
        round.forget(3);
        assertThat(round.take(5)).containsExactly(1);
        assertThat(round.isEmpty()).isTrue();
    }
}
