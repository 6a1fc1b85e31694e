package dev.hearth.gateway.socket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AttentionTest {

    private final Attention attention = new Attention(true);

    @Test
    void keepsAWishUntilItMayBeFulfilled() {
        attention.wish(false);
        assertThat(attention.isVisible()).isTrue();
        assertThat(attention.isPending()).isTrue();
        assertThat(attention.settle()).isTrue();
        assertThat(attention.isVisible()).isFalse();
        assertThat(attention.settle()).isFalse();
    }

    @Test
    void lookingAwayAndBackIsNoNews() {
        attention.wish(false);
        attention.wish(true);
        assertThat(attention.isPending()).isFalse();
        assertThat(attention.settle()).isFalse();
    }
}
