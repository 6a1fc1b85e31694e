package dev.hearth.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import dev.hearth.config.InvalidSettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SessionSettingsTest {

    @Test
    void readsWhatIsShipped() {
        var settings = SessionSettings.of(ConfigFactory.load());

        assertThat(settings.linksMax()).isEqualTo(8);
        assertThat(settings.resumeWindow()).isEqualTo(Duration.ofMinutes(2));
        assertThat(settings.unreadMax()).isEqualTo(1000);
        assertThat(settings.times().send()).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void fitsPagesIntoAMessageBetweenNodes() {
        var config = ConfigFactory.load();

        assertThat((long) SessionSettings.of(config).limits().pageBytesMax())
                .isLessThan(config.getBytes("pekko.remote.artery.advanced.maximum-frame-size"));
    }

    @Test
    void namesEveryWrongValue() {
        var config = ConfigFactory.parseString("hearth.session { links-max = 0, send-time = 1s, journal-time = 1s }")
                .withFallback(ConfigFactory.load());

        assertThatThrownBy(() -> SessionSettings.of(config))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("hearth.session.links-max is 0")
                .hasMessageContaining("hearth.session.journal-time");
    }
}
