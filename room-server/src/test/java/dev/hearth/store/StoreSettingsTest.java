package dev.hearth.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import dev.hearth.config.InvalidSettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StoreSettingsTest {

    @Test
    void readsWhatIsShipped() {
        var settings = StoreSettings.of(ConfigFactory.load());

        assertThat(settings.lateWriteMargin()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.pause().longest()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void refusesALongestPauseBelowTheShortest() {
        var config = ConfigFactory.parseString("hearth.store { recovery-pause-min = 2s, recovery-pause-max = 1s }")
                .withFallback(ConfigFactory.load());

        assertThatThrownBy(() -> StoreSettings.of(config))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("hearth.store.recovery-pause-max");
    }
}
