package dev.hearth.identity.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.kernel.OpaqueId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefreshTokenTest {
    private static final String FAMILY = OpaqueId.derivedFrom("family");
    private static final RefreshToken TOKEN = RefreshToken.of(FAMILY, new byte[RefreshToken.SECRET_BYTES]);

    @Test
    void comesBackFromWhatIsShown() {
        assertThat(RefreshToken.parse(TOKEN.shown())).contains(TOKEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "aaaaaaaaaaaaaaaaaaaaaaaaaa",
                "aaaaaaaaaaaaaaaaaaaaaaaaaa.",
                "aaaaaaaaaaaaaaaaaaaaaaaaaa.short",
                "aaaaaaaaaaaaaaaaaaaaaaaaaa-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "AAAAAAAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "aaaaaaaaaaaaaaaaaaaaaaaaaa.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "aaaaaaaaaaaaaaaaaaaaaaaaaa.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA "
            })
    void isNothingElse(String text) {
        assertThat(RefreshToken.parse(text)).isEmpty();
    }

    @Test
    void keepsItsSecretOutOfLogs() {
        assertThat(TOKEN.toString()).contains(FAMILY).doesNotContain(TOKEN.secret());
        assertThat(TOKEN.hash()).hasSize(43).isNotEqualTo(TOKEN.secret());
    }

    @Test
    void needsAllItsRandomBits() {
        assertThatThrownBy(() -> RefreshToken.of(FAMILY, new byte[31])).hasMessageContaining("got 31");
    }
}
