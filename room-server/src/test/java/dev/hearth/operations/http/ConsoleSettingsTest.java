package dev.hearth.operations.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.hearth.config.InvalidSettings;
import dev.hearth.operations.argon2.PasswordHash;
import dev.hearth.operations.domain.Role;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleSettingsTest {

    private static final String HASH =
            PasswordHash.of("correct horse", new SecureRandom()).text();

    private static Config with(String text) {
        return ConfigFactory.parseString(text)
                .withFallback(ConfigFactory.parseResources("hearth/console.conf"))
                .resolve();
    }

    private static ConsoleSettings users(String... lines) {
        return ConsoleSettings.of(with("hearth.console.passwords = [\"" + String.join("\", \"", lines) + "\"]"));
    }

    @Test
    void isClosedOutOfTheBox() {
        assertThat(ConsoleSettings.of(with("")).opens()).isFalse();
    }

    @Test
    void readsWhoMaySignIn() {
        var settings = users("ada operator " + HASH, "bob viewer " + HASH);

        assertThat(settings.opens()).isTrue();
        assertThat(settings.users()).extracting(user -> user.operator().name()).containsExactly("ada", "bob");
        assertThat(settings.users().get(1).operator().role()).isEqualTo(Role.VIEWER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ada operator hearth", "ada boss HASH", "Ada viewer HASH", "ada HASH", "ada viewer HASH x", ""})
    void refusesAnyOtherLineWithoutShowingIt(String line) {
        assertThatThrownBy(() -> users(line.replace("HASH", HASH)))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("hearth.console.passwords")
                .hasMessageNotContaining(HASH);
    }

    @Test
    void refusesANameThatStandsTwice() {
        assertThatThrownBy(() -> users("ada viewer " + HASH, "ada operator " + HASH))
                .hasMessageContaining("each name once");
    }

    @Test
    void makesUpAPasswordOnlyWhereNobodyElseCanKnock() {
        assertThat(ConsoleSettings.of(with("hearth.console.generate-password = true"))
                        .opens())
                .isTrue();
        assertThatThrownBy(() ->
                        ConsoleSettings.of(with("hearth.console { generate-password = true, address = \"0.0.0.0\" }")))
                .hasMessageContaining("hearth.console.generate-password");
    }
}
