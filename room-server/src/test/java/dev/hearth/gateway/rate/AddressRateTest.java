package dev.hearth.gateway.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AddressRateTest {
    private static final InetAddress ANN = address("192.0.2.1");
    private static final InetAddress BOB = address("192.0.2.2");

    private final AddressRate rate = new AddressRate(30, 100);
    private long now = 7;

    @Test
    void grantsAMinutesWorthAtOnceAndThenSaysHowLongToWait() {
        spend(ANN, 30);

        assertThat(rate.take(ANN, now)).isEqualTo(Duration.ofSeconds(2));
        assertThat(rate.take(BOB, now)).isZero();
    }

    @Test
    void refillsEvenly() {
        spend(ANN, 30);
        now += Duration.ofMillis(1_999).toNanos();
        assertThat(rate.take(ANN, now)).isEqualTo(Duration.ofMillis(1));

        now += Duration.ofMillis(1).toNanos();
        assertThat(rate.take(ANN, now)).isZero();
        assertThat(rate.take(ANN, now)).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void neverSavesUpMoreThanAMinutesWorth() {
        spend(ANN, 1);
        now += Duration.ofHours(5).toNanos();
        spend(ANN, 30);

        assertThat(rate.take(ANN, now)).isPositive();
    }

    @Test
    void aHouseholdOfIpv6SharesOneBucket() {
        spend(address("2001:db8:1:2::1"), 30);

        assertThat(rate.take(address("2001:db8:1:2:ffff::9"), now)).isPositive();
        assertThat(rate.take(address("2001:db8:1:3::1"), now)).isZero();
    }

    @Test
    void remembersALimitedNumberOfAddresses() {
        spend(ANN, 30);
        IntStream.range(0, 100).forEach(i -> rate.take(address("198.51.100." + i), now));

        assertThat(rate.addresses()).isEqualTo(100);
        assertThat(rate.take(ANN, now)).isZero();
    }

    private void spend(InetAddress address, int turns) {
        IntStream.range(0, turns)
                .forEach(i -> assertThat(rate.take(address, now)).isZero());
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
