package dev.hearth.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.hearth.config.InvalidSettings;
import dev.hearth.directory.DirectorySettings;
import dev.hearth.identity.IdentitySettings;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpSettingsTest {

    @Test
    void theShippedSettingsAreGood() {
        var http = HttpSettings.of(config(""));

        assertThat(http.port()).isEqualTo(7_070);
        assertThat(http.publicSocketUrl()).isEmpty();
        assertThat(http.guestsPerMinute()).isEqualTo(30);
        assertThat(IdentitySettings.of(config("")).accessTokenLifetime()).isEqualTo(Duration.ofMinutes(10));
        assertThat(DirectorySettings.of(config("")).lease()).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void takesAPublicSocketUrl() {
        assertThat(HttpSettings.of(config("hearth.gateway.public-socket-url = \"wss://rooms.example.org/v1/socket\""))
                        .publicSocketUrl())
                .contains(URI.create("wss://rooms.example.org/v1/socket"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hearth.gateway.http.port = 65536",
                "hearth.gateway.http.hosts = []",
                "hearth.gateway.http.guests-per-minute = 0",
                "hearth.gateway.http.body-bytes-max = 1 MiB",
                "hearth.gateway.public-socket-url = \"https://rooms.example.org\""
            })
    void refusesWhatIsOutOfRange(String line) {
        assertThatThrownBy(() -> HttpSettings.of(config(line)))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining(line.substring(0, line.indexOf(' ')))
                .hasMessageContaining("allowed");
    }

    @Test
    void refusesALeaseThatEndsBeforeItIsRenewedTwice() {
        assertThatThrownBy(() -> DirectorySettings.of(config("hearth.directory.renew-every = 31s")))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("hearth.directory.renew-every");
    }

    @Test
    void refusesToWaitForTheStoreLongerThanAClientWould() {
        assertThatThrownBy(() -> IdentitySettings.of(config("hearth.identity.store-timeout = 5s")))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("hearth.identity.store-timeout");
    }

    private static Config config(String line) {
        return ConfigFactory.parseString(line)
                .withFallback(ConfigFactory.parseResources("application.conf"))
                .resolve();
    }
}
