package dev.hearth.localstore;

import com.typesafe.config.Config;
import dev.hearth.config.ConfigLoader;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Settings for local stores in tests. */
public final class LocalStores {
    // Absolute, because the child runs in its own folder.
    static final String CLASS_PATH = Path.of("local-store/target/cassandra-lib").toAbsolutePath() + "/*"
            + File.pathSeparator + Path.of("local-store/target/classes").toAbsolutePath();

    private LocalStores() {}

    /** A store in {@code folder} on free ports, with the jars that the build has just collected. */
    public static LocalStoreSettings settings(Path folder) {
        return new LocalStoreSettings(
                LocalStoreSettings.Mode.OWN,
                folder,
                CLASS_PATH,
                0,
                512L * 1024 * 1024,
                Duration.ofSeconds(60),
                Duration.ofSeconds(15),
                Duration.ofSeconds(15),
                Duration.ofMillis(100),
                Duration.ofSeconds(1));
    }
    /** The configuration of a server that works with this store as if it were not its own. */
    public static Config config(LocalStore store) {
        var environment = Map.of("HEARTH_CASSANDRA_CONTACT_POINTS", store.contactPoint());
        return new ConfigLoader("external", Optional.empty(), environment).load();
    }
}
