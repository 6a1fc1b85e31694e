package dev.hearth.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.kernel.CommandKey;
import dev.hearth.kernel.PersonId;
import org.junit.jupiter.api.Test;

class TraceTest {

    private static final PersonId ADA = new PersonId("a".repeat(26));
    private static final PersonId BOB = new PersonId("b".repeat(26));
    private static final CommandKey KEY = new CommandKey("0".repeat(32));
    private static final CommandKey OTHER = new CommandKey("1".repeat(32));

    @Test
    void everyNodeFindsTheSameOne() {
        assertThat(Trace.of(ADA, KEY)).isEqualTo(Trace.of(ADA, KEY)).matches("[a-z2-7]{13}");
        assertThat(Trace.ofMessage(Trace.messageId(ADA, KEY))).isEqualTo(Trace.of(ADA, KEY));
    }

    @Test
    void commandsHaveDifferentOnes() {
        assertThat(Trace.of(ADA, OTHER)).isNotEqualTo(Trace.of(ADA, KEY));
        assertThat(Trace.of(BOB, KEY)).isNotEqualTo(Trace.of(ADA, KEY));
    }
}
