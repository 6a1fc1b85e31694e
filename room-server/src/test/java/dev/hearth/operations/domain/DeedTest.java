package dev.hearth.operations.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DeedTest {

    private static final Operator ADA = new Operator("ada", Role.OPERATOR);

    @Test
    void aReasonIsOneLineThatSaysSomething() {
        assertThat(Deed.reason("  new\nrelease ")).contains("new release");
        assertThat(Deed.reason("")).isEmpty();
        assertThat(Deed.reason(" \n\t ")).isEmpty();
    }

    @Test
    void aReasonHasALimit() {
        assertThat(Deed.reason("x".repeat(Deed.REASON_CHARS_MAX))).isPresent();
        assertThat(Deed.reason("x".repeat(Deed.REASON_CHARS_MAX + 1))).isEmpty();
    }

    @Test
    void nothingIsDoneWithoutAReasonOrToTooMuch() {
        assertThatThrownBy(() -> Deed.of(ADA, "node.drain", "node", " ")).hasMessageContaining("reason");
        assertThatThrownBy(() -> Deed.of(ADA, "node.drain", "x".repeat(Deed.TARGET_CHARS_MAX + 1), "why"))
                .hasMessageContaining("target");
    }

    @Test
    void operatorsHavePlainNames() {
        assertThat(Operator.isName("ada.l-2_x")).isTrue();
        assertThat(Operator.isName("")).isFalse();
        assertThat(Operator.isName("Ada")).isFalse();
        assertThat(Operator.isName("a".repeat(33))).isFalse();
        assertThatThrownBy(() -> new Operator("a b", Role.VIEWER)).hasMessageContaining("name");
    }

    @Test
    void aRoleMayDoWhatThoseBeforeItMay() {
        assertThat(Role.OPERATOR.covers(Role.VIEWER)).isTrue();
        assertThat(Role.MODERATOR.covers(Role.MODERATOR)).isTrue();
        assertThat(Role.VIEWER.covers(Role.MODERATOR)).isFalse();
        assertThat(Role.MODERATOR.covers(Role.OPERATOR)).isFalse();
    }
}
