package dev.hearth.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"{}", " \t\r\n{}", "{", "{\"a\":1}"})
    void knowsTheBeginningOfAnObject(String text) {
        assertThat(JsonText.beginsObject(text.getBytes(StandardCharsets.UTF_8))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "[]", "1", "null", "\"{\"", "\ufeff{}", "\u00a0{}", "\f{}", "{\u0000"})
    void knowsWhatIsNone(String text) {
        assertThat(JsonText.beginsObject(text.getBytes(StandardCharsets.UTF_8))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-16", "UTF-32LE", "UTF-32BE"})
    void refusesOtherEncodings(String charset) {
        assertThat(JsonText.beginsObject("{}".getBytes(Charset.forName(charset))))
                .isFalse();
        assertThat(JsonText.beginsObject(" {}".getBytes(Charset.forName(charset))))
                .isFalse();
    }

    @Test
    void saysNothingAboutTheEnd() {
        assertThat(JsonText.beginsObject("{}}".getBytes(StandardCharsets.UTF_8)))
                .isTrue();
    }
}
