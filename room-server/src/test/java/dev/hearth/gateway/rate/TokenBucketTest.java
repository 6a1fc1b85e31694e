package dev.hearth.gateway.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TokenBucketTest {

    private static final long SECOND = 1_000_000_000L;

    private final TokenBucket bucket = new TokenBucket(new Rate(2, 3), 0);

    @Test
    void allowsItsBurstAndNoMore() {
        assertThat(List.of(bucket.take(0), bucket.take(0), bucket.take(0))).containsOnly(0L);
        assertThat(bucket.take(0)).isEqualTo(SECOND / 2);
    }

    @Test
    void refillsWithTime() {
        bucket.take(0);
        bucket.take(0);
        bucket.take(0);
        assertThat(bucket.take(SECOND / 2 - 1)).isEqualTo(1);
        assertThat(bucket.take(SECOND / 2)).isZero();
    }

    @Test
    void neverHoldsMoreThanItsBurst() {
        assertThat(bucket.isFull(100 * SECOND)).isTrue();
        bucket.take(100 * SECOND);
        bucket.take(100 * SECOND);
        bucket.take(100 * SECOND);
        assertThat(bucket.take(100 * SECOND)).isPositive();
    }

    @Test
    void doesNotMindTimeGoingBack() {
        bucket.take(10 * SECOND);
        assertThat(bucket.take(SECOND)).isZero();
    }
}
