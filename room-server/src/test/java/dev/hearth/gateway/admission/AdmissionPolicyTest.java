package dev.hearth.gateway.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.hearth.config.InvalidSettings;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdmissionPolicyTest {

    private static final long MILLI = 1_000_000;
    private static final AdmissionSettings SETTINGS = new AdmissionSettings(
            Duration.ofMillis(500),
            Duration.ofSeconds(2),
            Duration.ofSeconds(3),
            new Threshold(500, 100),
            new Threshold(0.9, 0.8),
            new Threshold(1_000, 300));

    private static Readings lag(double millis) {
        return new Readings(millis, 0, 0);
    }

    /** Feeds a value every half second. */
    private static AdmissionPolicy fed(AdmissionPolicy policy, Readings readings, long fromMillis, long toMillis) {
        var fed = policy;
        for (long at = fromMillis; at <= toMillis; at += 500) {
            fed = fed.next(readings, at * MILLI);
        }
        return fed;
    }

    private static AdmissionPolicy closedByLag() {
        return fed(AdmissionPolicy.open(SETTINGS), lag(500), 0, 2_000);
    }

    @ParameterizedTest
    @CsvSource({
        "500, 0,    0,     EVENT_LOOP",
        "0,   0.9,  0,     HEAP",
        "0,   0,    1000,  STORE",
    })
    void closesWhenAValueStaysAtItsThreshold(double lag, double heap, double persist, Pressure expected) {
        var readings = new Readings(lag, heap, persist);
        var almost = fed(AdmissionPolicy.open(SETTINGS), readings, 0, 1_500);
        assertThat(almost.pressures()).isEmpty();
        assertThat(almost.next(readings, 2_000 * MILLI).pressures()).containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource({"499.9, 0.899, 999.9", "0, 0, 0"})
    void staysOpenBelowEveryThreshold(double lag, double heap, double persist) {
        var policy = fed(AdmissionPolicy.open(SETTINGS), new Readings(lag, heap, persist), 0, 60_000);
        assertThat(policy.pressures()).isEmpty();
    }

    @Test
    void forgetsASingleBadMomentAtOnce() {
        var policy = fed(AdmissionPolicy.open(SETTINGS), lag(900), 0, 1_500);
        policy = policy.next(Readings.CALM, 2_000 * MILLI);
        policy = fed(policy, lag(900), 2_500, 4_000);
        assertThat(policy.pressures()).isEmpty();
    }

    @Test
    void opensOnlyOnceAValueHasStayedLow() {
        var almost = fed(closedByLag(), lag(99), 2_500, 4_000);
        assertThat(almost.pressures()).containsExactly(Pressure.EVENT_LOOP);
        assertThat(almost.next(lag(99), 4_500 * MILLI).pressures()).isEmpty();
    }

    @Test
    void staysClosedBetweenTheTwoThresholds() {
        assertThat(fed(closedByLag(), lag(100), 2_500, 60_000).pressures()).containsExactly(Pressure.EVENT_LOOP);
    }

    @Test
    void aSingleGoodMomentOpensNothing() {
        var policy = fed(closedByLag(), lag(0), 2_500, 4_000);
        policy = policy.next(lag(200), 4_500 * MILLI);
        policy = fed(policy, lag(0), 5_000, 6_500);
        assertThat(policy.pressures()).containsExactly(Pressure.EVENT_LOOP);
    }

    @Test
    void namesEverythingThatSpeaksAgainstIt() {
        var policy = fed(AdmissionPolicy.open(SETTINGS), new Readings(600, 0.95, 2_000), 0, 2_000);
        assertThat(policy.pressures()).containsExactly(Pressure.EVENT_LOOP, Pressure.HEAP, Pressure.STORE);
        assertThat(fed(policy, new Readings(0, 0, 2_000), 2_500, 4_500).pressures())
                .containsExactly(Pressure.STORE);
    }

    /** Whatever comes, it does not change its mind twice within the time that a value must have lasted. */
    @Property
    void neverFlickers(@ForAll("lags") List<Double> lags) {
        var policy = AdmissionPolicy.open(SETTINGS);
        long changedAt = Long.MIN_VALUE;
        for (int i = 0; i < lags.size(); i++) {
            long at = i * 500L;
            var next = policy.next(lag(lags.get(i)), at * MILLI);
            if (!next.pressures().equals(policy.pressures())) {
                assertThat(changedAt == Long.MIN_VALUE || at - changedAt >= 2_000)
                        .as("changed at %d and at %d", changedAt, at)
                        .isTrue();
                changedAt = at;
            }
            policy = next;
        }
    }

    @Provide
    Arbitrary<List<Double>> lags() {
        return Arbitraries.of(0.0, 99.0, 100.0, 300.0, 499.0, 500.0, 5_000.0)
                .list()
                .ofMaxSize(200);
    }

    @Test
    void whoIsRefusedWaitsUpToTwiceAsLongAsConfigured() {
        var admission = new Admission(SETTINGS);
        for (int i = 0; i < 1_000; i++) {
            assertThat(admission.patience()).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(6));
        }
    }

    @Test
    void theShippedSettingsAreRead() {
        var settings = AdmissionSettings.of(shipped(""));
        assertThat(settings.lagMillis()).isEqualTo(new Threshold(4_000, 1_000));
        assertThat(settings.heapShare()).isEqualTo(new Threshold(0.9, 0.8));
        assertThat(settings.persistMillis()).isEqualTo(new Threshold(2_500, 1_000));
    }

    @Test
    void aThresholdThatOpensAboveWhereItClosesIsRefused() {
        assertThatThrownBy(() -> AdmissionSettings.of(
                        shipped("hearth.gateway.admission.event-loop-lag { close = 50ms, open = 51ms }")))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("hearth.gateway.admission.event-loop-lag.open is \"51ms\"")
                .hasMessageContaining("at most what event-loop-lag.close is");
    }

    private static Config shipped(String overrides) {
        return ConfigFactory.parseString(overrides)
                .withFallback(ConfigFactory.parseResources("hearth/gateway.conf"))
                .resolve();
    }
}
