package dev.hearth.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.kernel.PersonId;
import org.junit.jupiter.api.Test;

class SessionTagTest {

    private static final PersonId ADA = new PersonId("a".repeat(26));
    private static final PersonId BOB = new PersonId("b".repeat(26));

    @Test
    void isTheSameWhereTheSecretIs() {
        SessionTag.saltWith(new byte[] {1});
        var tag = SessionTag.of(ADA);
        assertThat(tag).matches("[a-z2-7]{13}").isNotEqualTo(SessionTag.of(BOB));

        SessionTag.saltWith(new byte[] {2});
        assertThat(SessionTag.of(ADA)).isNotEqualTo(tag);

        SessionTag.saltWith(new byte[] {1});
        assertThat(SessionTag.of(ADA)).isEqualTo(tag);
    }
}
