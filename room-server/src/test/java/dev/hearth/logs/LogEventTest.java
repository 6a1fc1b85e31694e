package dev.hearth.logs;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LogEventTest {

    private static final String LOGGER = LogEventTest.class.getName();

    @Test
    void namesAreKebabCase() {
        assertThat(LogEvent.values())
                .allSatisfy(event -> assertThat(event.wire()).matches("[a-z]+(-[a-z]+)+"));
    }

    @Test
    void aLineCarriesItsEventAndItsLevel() {
        try (var lines = CapturedLines.of(LOGGER, Level.DEBUG)) {
            LogEvent.TOKEN_REUSED.at(LoggerFactory.getLogger(LOGGER)).log("shown again: {}", 7);

            assertThat(lines.of(LogEvent.TOKEN_REUSED)).singleElement().satisfies(line -> {
                assertThat(line.getLevel()).isEqualTo(Level.WARN);
                assertThat(line.getFormattedMessage()).isEqualTo("shown again: 7");
            });
        }
    }

    @Test
    void whatChangesTheNodeIsNeverLeftOut() {
        try (var lines = CapturedLines.of(LOGGER, Level.INFO)) {
            for (int i = 0; i < 200; i++) {
                LogEvent.AUDIT_WRITTEN.at(LoggerFactory.getLogger(LOGGER)).log("audit {}", i);
            }
            assertThat(lines.of(LogEvent.AUDIT_WRITTEN)).hasSize(200);
        }
    }

    @Test
    void whatIsBelowTheLevelIsNotWritten() {
        try (var lines = CapturedLines.of(LOGGER, Level.INFO)) {
            LogEvent.COMMAND_REFUSED.at(LoggerFactory.getLogger(LOGGER)).log("refused");
            assertThat(lines.all()).isEmpty();
        }
    }
}
