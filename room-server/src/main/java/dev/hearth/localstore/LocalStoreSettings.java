package dev.hearth.localstore;

import com.typesafe.config.Config;
import dev.hearth.config.SettingsReader;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How the local store runs.
 *
 * @param mode whether there is one, and who runs it
 * @param dataFolder absolute folder for data, settings and logs
 * @param classPath class path of the child process
 * @param port CQL port on the loopback address, 0 for any free one
 * @param heapMaxBytes largest heap of the child
 * @param startTimeout how long it may take to answer
 * @param stopTimeout how long it may take to stop before it is killed
 * @param lockTimeout how long to wait for a predecessor
 * @param restartDelayMin first delay after it died
 * @param restartDelayMax longest delay after it died
 */
public record LocalStoreSettings(
        Mode mode,
        Path dataFolder,
        String classPath,
        int port,
        long heapMaxBytes,
        Duration startTimeout,
        Duration stopTimeout,
        Duration lockTimeout,
        Duration restartDelayMin,
        Duration restartDelayMax) {
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    private static final long MEBIBYTE = 1024L * 1024;

    /** Who runs it. */
    public enum Mode {
        /** Nobody: there is none. */
        OFF,
        /** The node. */
        OWN,
        /** A process of its own, for several nodes. */
        SHARED
    }

    /** Reads and checks {@code hearth.local-store}. */
    public static LocalStoreSettings of(Config config) {
        var in = SettingsReader.of(config, "hearth.local-store");
        var settings = new LocalStoreSettings(
                in.oneOf("mode", Mode.class),
                Path.of(in.string("data-folder")).toAbsolutePath().normalize(),
                in.optionalString("class-path"),
                in.intBetween("port", 0, 65_535),
                in.bytes("heap-max", 256 * MEBIBYTE, 64 * 1024 * MEBIBYTE),
                in.duration("start-timeout", Duration.ofSeconds(5), TEN_MINUTES),
                in.duration("stop-timeout", Duration.ofSeconds(1), Duration.ofMinutes(2)),
                in.duration("lock-timeout", Duration.ZERO, TEN_MINUTES),
                in.duration("restart-delay-min", Duration.ofMillis(100), TEN_MINUTES),
                in.duration("restart-delay-max", Duration.ofMillis(100), TEN_MINUTES));
        in.require(
                settings.mode == Mode.OFF || !settings.classPath.isBlank(),
                "class-path",
                "Cassandra's jars and the launcher, which bin/hearth and the build fill in");
        in.require(
                settings.restartDelayMin.compareTo(settings.restartDelayMax) <= 0,
                "restart-delay-min",
                "at most restart-delay-max");
        return in.finish(settings);
    }
}
