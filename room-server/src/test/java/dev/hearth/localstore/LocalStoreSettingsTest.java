package dev.hearth.localstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.config.ConfigLoader;
import dev.hearth.config.InvalidSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LocalStoreSettingsTest {
    private static LocalStoreSettings reading(Map<String, String> environment) {
        return LocalStoreSettings.of(new ConfigLoader("local", Optional.empty(), environment).load());
    }

    @Test
    void relativeFoldersStartAtTheWorkingDirectory() {
        var settings = reading(Map.of("HEARTH_LOCAL_STORE_CLASS_PATH", "lib/*"));

        assertThat(settings.dataFolder()).isEqualTo(Path.of("data/local").toAbsolutePath());
        assertThat(settings.startTimeout()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void refusesToRunWithoutItsJars() {
        assertThatThrownBy(() -> reading(Map.of()))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageStartingWith("hearth.local-store.class-path is \"\", allowed: Cassandra's jars");
    }

    @Test
    void refusesAHeapThatCassandraCannotStartIn() {
        assertThatThrownBy(() ->
                        reading(Map.of("HEARTH_LOCAL_STORE_CLASS_PATH", "x", "HEARTH_LOCAL_STORE_HEAP_MAX", "255 MiB")))
                .hasMessageStartingWith("hearth.local-store.heap-max is \"255 MiB\", allowed: a size from 268435456");
    }
}
