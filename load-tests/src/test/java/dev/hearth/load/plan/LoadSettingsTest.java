package dev.hearth.load.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LoadSettingsTest {

    private static final LoadProfile PROFILE =
            LoadProfile.of("tea", 40, 4, 8).lasting(5, 10, 20).within(new Thresholds(1, 2, 3, 4));

    private static LoadSettings with(Map<String, String> properties) {
        return LoadSettings.of(PROFILE, name -> Optional.ofNullable(properties.get(name)));
    }

    @Test
    void takesTheScenariosOwnNumbersWhereNothingIsGiven() {
        LoadSettings settings = with(Map.of("users", "", "target", " "));

        assertThat(settings.users()).isEqualTo(40);
        assertThat(settings.rooms()).isEqualTo(4);
        assertThat(settings.durationSeconds()).isEqualTo(20);
        assertThat(settings.thresholds()).isEqualTo(new Thresholds(1, 2, 3, 4));
        assertThat(settings.target()).isEmpty();
        assertThat(settings.gapMs()).isEqualTo(5_000);
    }

    @Test
    void takesPropertiesOverThem() {
        LoadSettings settings = with(Map.of(
                "users", "80", "rooms", "8", "rate", "2.5", "duration", "7", "threshold", "9", "target", "http://h:1"));

        assertThat(settings.users()).isEqualTo(80);
        assertThat(settings.rooms()).isEqualTo(8);
        assertThat(settings.rate()).isEqualTo(2.5);
        assertThat(settings.durationSeconds()).isEqualTo(7);
        assertThat(settings.thresholds()).isEqualTo(new Thresholds(9, 9, 9, 4));
        assertThat(settings.target()).contains(URI.create("http://h:1"));
    }

    @Test
    void namesWhatIsWrong() {
        for (Map.Entry<String, String> wrong : Map.of(
                        "users",
                        "0",
                        "rooms",
                        "41",
                        "rate",
                        "-1",
                        "duration",
                        "soon",
                        "warmup",
                        "-1",
                        "threshold",
                        "-1",
                        "steps",
                        "0")
                .entrySet()) {
            assertThatIllegalArgumentException()
                    .as(wrong.toString())
                    .isThrownBy(() -> with(Map.of(wrong.getKey(), wrong.getValue())))
                    .withMessageContaining(wrong.getValue());
        }
    }
}
