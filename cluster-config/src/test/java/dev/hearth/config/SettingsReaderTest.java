package dev.hearth.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SettingsReaderTest {
    private enum Mode {
        CHECK_ONLY,
        APPLY
    }

    private static SettingsReader reading(String hocon) {
        return SettingsReader.of(ConfigFactory.parseString(hocon), "hearth.room");
    }

    @Test
    void readsValuesAtBothEndsOfTheirRange() {
        var in = reading("hearth.room { low = 1, high = 1000, grace = 60s, frame = 64 KiB, mode = check-only }");

        assertThat(in.intBetween("low", 1, 1000)).isEqualTo(1);
        assertThat(in.intBetween("high", 1, 1000)).isEqualTo(1000);
        assertThat(in.duration("grace", Duration.ofSeconds(1), Duration.ofSeconds(60)))
                .isEqualTo(Duration.ofMinutes(1));
        assertThat(in.bytes("frame", 1024, 65_536)).isEqualTo(65_536);
        assertThat(in.oneOf("mode", Mode.class)).isEqualTo(Mode.CHECK_ONLY);
        assertThatCode(() -> in.finish("ok")).doesNotThrowAnyException();
    }

    @Test
    void namesKeyValueAndRangeOfAValueOnePastItsLimit() {
        var in = reading("hearth.room.capacity-max = 1001");

        in.intBetween("capacity-max", 1, 1000);

        assertThatThrownBy(() -> in.finish("never"))
                .isInstanceOf(InvalidSettings.class)
                .hasMessage("hearth.room.capacity-max is 1001, allowed: a whole number from 1 to 1000");
    }

    @Test
    void saysThatAKeyIsMissing() {
        var in = reading("hearth.room {}");

        in.string("name");

        assertThatThrownBy(() -> in.finish("never"))
                .hasMessage("hearth.room.name is missing, allowed: a text that is not empty");
    }

    @Test
    void collectsSeveralProblemsOnePerLine() {
        var in = reading("hearth.room { grace = soon, frame = 1 byte, mode = maybe, tags = [a, b, c] }");

        in.duration("grace", Duration.ofMillis(100), Duration.ofSeconds(60));
        in.bytes("frame", 1024, 65_536);
        in.oneOf("mode", Mode.class);
        in.strings("tags", 0, 2);

        assertThatThrownBy(() -> in.finish("never")).hasMessage("""
                        hearth.room.grace is "soon", allowed: a duration from 100ms to 60s
                        hearth.room.frame is "1 byte", allowed: a size from 1024 to 65536 bytes, such as "64 KiB"
                        hearth.room.mode is "maybe", allowed: one of check-only, apply
                        hearth.room.tags is ["a","b","c"], allowed: a list of 0 to 2 texts""");
    }
}
