package dev.hearth.logs;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class JsonLineEncoderTest {

    private static final String LOGGER = JsonLineEncoderTest.class.getName();
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final Logger log = LoggerFactory.getLogger(LOGGER);
    private final CapturedLines lines = CapturedLines.of(LOGGER, Level.DEBUG);
    private final JsonLineEncoder encoder = new JsonLineEncoder("10.0.0.7");

    @AfterEach
    void stopListening() {
        lines.close();
    }

    @Test
    void writesWhatEveryLineHas() throws Exception {
        log.atInfo().log("hello {}", "world");

        var line = written();
        assertThat(line.fieldNames())
                .toIterable()
                .containsExactly("time", "level", "node", "logger", "thread", "message");
        assertThat(line.path("time").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(line.path("level").asText()).isEqualTo("INFO");
        assertThat(line.path("node").asText()).isEqualTo("10.0.0.7");
        assertThat(line.path("logger").asText()).isEqualTo(LOGGER);
        assertThat(line.path("message").asText()).isEqualTo("hello world");
    }

    @Test
    void writesFieldsBesideThemNumbersAsNumbers() throws Exception {
        LogEvent.SOCKET_UNSERVED
                .at(log)
                .addKeyValue(LogKey.CODE, 4011)
                .addKeyValue(LogKey.TRACE, "abc")
                .log("closed");

        var line = written();
        assertThat(line.path("event").asText()).isEqualTo("socket-unserved");
        assertThat(line.path("trace").asText()).isEqualTo("abc");
        assertThat(line.path("code").isIntegralNumber()).isTrue();
    }

    @Test
    void writesNoNameTwice() throws Exception {
        log.atInfo()
                .addKeyValue("level", "forged")
                .addKeyValue("a", 1)
                .addKeyValue("a", 2)
                .log("x");

        var line = written();
        assertThat(line.path("level").asText()).isEqualTo("INFO");
        assertThat(line.path("a").asInt()).isEqualTo(1);
    }

    @Test
    void whateverIsInATextStaysOnOneLine() throws Exception {
        log.atInfo().addKeyValue("b", "\u001B[31m\r\n").log("one\ntwo\u2028 \"three\" \uD83D");

        var text = text();
        assertThat(text).endsWith("}\n").containsOnlyOnce("\n").doesNotContain("\u001B", "\r");
        assertThat(STRICT.readTree(text).path("message").asText()).startsWith("one\ntwo\u2028 \"three\" ");
    }

    @Test
    void cutsATextOnePastItsBound() throws Exception {
        log.atInfo().log("x".repeat(JsonLineEncoder.TEXT_MAX));
        assertThat(written().path("message").asText()).hasSize(JsonLineEncoder.TEXT_MAX);

        log.atInfo().log("x".repeat(JsonLineEncoder.TEXT_MAX + 1));
        assertThat(written().path("message").asText())
                .hasSize(JsonLineEncoder.TEXT_MAX + 1)
                .endsWith("x…");
    }

    @Test
    void boundsTheStackAndTheCauses() throws Exception {
        var failure = new IllegalStateException("innermost");
        for (int i = 0; i < 10; i++) {
            failure = new IllegalStateException("around " + i, failure);
        }
        log.atError().setCause(deep(100, failure)).log("failed");

        var exception = written().path("exception").asText();
        assertThat(exception).startsWith("java.lang.IllegalStateException: deep\n  at ");
        assertThat(exception.split("caused by: ", -1)).hasSize(BoundedStack.CAUSES_MAX);
        assertThat(exception.lines().filter(call -> call.startsWith("  at ")))
                .hasSizeLessThanOrEqualTo(BoundedStack.CAUSES_MAX * BoundedStack.CALLS_MAX);
        assertThat(exception).contains(" more").doesNotContain("innermost");
    }

    private static IllegalStateException deep(int calls, IllegalStateException cause) {
        return calls == 0 ? new IllegalStateException("deep", cause) : deep(calls - 1, cause);
    }

    private JsonNode written() throws Exception {
        return STRICT.readTree(text());
    }

    private String text() {
        ILoggingEvent last = lines.all().get(lines.all().size() - 1);
        return new String(encoder.encode(last), StandardCharsets.UTF_8);
    }
}
