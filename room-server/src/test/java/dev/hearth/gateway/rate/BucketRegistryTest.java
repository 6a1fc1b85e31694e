package dev.hearth.gateway.rate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BucketRegistryTest {

    private static final long SECOND = 1_000_000_000L;

    private final BucketRegistry<String> registry = new BucketRegistry<>(new Rate(1, 1), 2);

    @Test
    void limitsEachKeyByItself() {
        assertThat(registry.take("a", 0)).isZero();
        assertThat(registry.take("a", 0)).isPositive();
        assertThat(registry.take("b", 0)).isZero();
        assertThat(registry.isExhausted("a", 0)).isTrue();
        assertThat(registry.isExhausted("c", 0)).isFalse();
    }

    @Test
    void makesStrangersWaitWhenAllAreInUse() {
        registry.take("a", 0);
        registry.take("b", 0);
        assertThat(registry.take("c", 0)).isEqualTo(SECOND);
        assertThat(registry.size()).isEqualTo(2);
    }

    @Test
    void forgetsWhoeverIsAsGoodAsNew() {
        registry.take("a", 0);
        registry.take("b", 0);
        assertThat(registry.take("c", 2 * SECOND)).isZero();
        assertThat(registry.size()).isEqualTo(1);
    }
}
