package dev.hearth.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import com.typesafe.config.ConfigValueType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Puts the layers of the configuration together: system properties, environment, the operator's file, the profile, the
 * shipped files. The strongest comes first.
 *
 * <p>Every key below {@code hearth} can be set from the environment under its own name in capitals, with underscores for
 * dots and hyphens: {@code hearth.node.bind-address} is {@code HEARTH_NODE_BIND_ADDRESS}. Lists are separated by commas.
 */
public final class ConfigLoader {
    private static final String ROOT = "hearth";
    private static final ConfigParseOptions MUST_EXIST =
            ConfigParseOptions.defaults().setAllowMissing(false);

    private static final String LOSS = "hearth.testing.room-message-loss";
    /** Where no people are: one machine, and tests. */
    private static final Set<String> LOCAL_PROFILES = Set.of("local", "local1", "local2", "local3", "test");

    private static final List<UnaryOperator<Config>> TRANSLATIONS =
            List.of(CassandraCredentials::apply, CassandraTls::apply, NodeTls::apply);

    private final String profile;
    private final Optional<Path> file;
    private final Map<String, String> environment;

    /**
     * Prepares a load.
     *
     * @param profile name of a file in {@code profiles/}, for instance {@code local}
     * @param file the operator's own settings, if any
     * @param environment variables of the process, usually {@link System#getenv()}
     */
    public ConfigLoader(String profile, Optional<Path> file, Map<String, String> environment) {
        this.profile = profile;
        this.file = file;
        this.environment = Map.copyOf(environment);
    }

    /** Loads and resolves everything. See {@link #load(Config)}. */
    public Config load() {
        return load(ConfigFactory.empty());
    }

    /**
     * Loads and resolves everything below {@code overlay}, which holds what is only known once the program runs.
     *
     * @throws InvalidSettings when {@link #read} finds any problem
     */
    public Config load(Config overlay) {
        var reading = read(overlay);
        if (!reading.problems().isEmpty()) {
            throw new InvalidSettings(reading.problems());
        }
        return reading.config();
    }

    /**
     * Loads and resolves everything, and notes what is wrong instead of ending at the first problem.
     *
     * @throws InvalidSettings when a layer is missing or cannot be parsed, so that there is nothing to look at
     */
    public ConfigReading read(Config overlay) {
        var shipped = profile().withFallback(resource("application.conf"));
        var defaults = shipped.resolve();
        var layers =
                overlay.withFallback(environment(defaults)).withFallback(file()).withFallback(shipped);
        try {
            var config = ConfigFactory.load(layers);
            var problems = new ArrayList<>(unknownKeys(config, keys(defaults)));
            if (!LOCAL_PROFILES.contains(profile)) {
                problems.addAll(faults(config));
                problems.addAll(Secrets.samples(config));
            }
            return translated(config, problems);
        } catch (ConfigException e) {
            throw new InvalidSettings(List.of(oneLine(e)));
        }
    }

    /** What libraries must know of our keys where substitution cannot say it. */
    private static ConfigReading translated(Config config, List<String> problems) {
        var translated = config;
        for (var translation : TRANSLATIONS) {
            try {
                translated = translation.apply(translated);
            } catch (InvalidSettings e) {
                problems.addAll(e.problems());
            }
        }
        return new ConfigReading(translated, problems);
    }

    /** The name under which {@code key} can be set in the environment. */
    public static String environmentName(String key) {
        return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /** All keys below {@code hearth} in a resolved configuration, sorted. */
    public static Set<String> keys(Config config) {
        return config.getConfig(ROOT).entrySet().stream()
                .map(entry -> ROOT + "." + entry.getKey())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Config profile() {
        if (!profile.matches("[a-z0-9-]{1,40}")) {
            throw new InvalidSettings(
                    List.of("profile is \"" + profile + "\", allowed: small letters, digits, hyphens"));
        }
        try {
            return resource("profiles/" + profile + ".conf");
        } catch (ConfigException.IO e) {
            throw new InvalidSettings(List.of("profile is \"" + profile
                    + "\", allowed: one of local, local1, local2, local3," + " external, docker, kubernetes, test"));
        }
    }

    private static Config resource(String name) {
        return ConfigFactory.parseResources(ConfigLoader.class.getClassLoader(), name, MUST_EXIST);
    }

    private Config file() {
        return file.map(ConfigLoader::parseFile).orElseGet(ConfigFactory::empty);
    }

    private static Config parseFile(Path file) {
        if (!Files.isReadable(file)) {
            throw new InvalidSettings(List.of("configuration file " + file + " cannot be read"));
        }
        try {
            return ConfigFactory.parseFile(file.toFile(), MUST_EXIST);
        } catch (ConfigException e) {
            throw new InvalidSettings(List.of(oneLine(e)));
        }
    }

    private Config environment(Config defaults) {
        var values = new HashMap<String, ConfigValue>();
        for (var key : keys(defaults)) {
            var text = environment.get(environmentName(key));
            if (text != null) {
                var mark = WrittenAt.variable(environmentName(key));
                values.put(key, value(text, defaults.getValue(key).valueType(), mark));
            }
        }
        var config = ConfigFactory.empty("environment");
        for (var entry : values.entrySet()) {
            config = config.withValue(entry.getKey(), entry.getValue());
        }
        return config;
    }

    private static ConfigValue value(String text, ConfigValueType type, String mark) {
        if (type != ConfigValueType.LIST) {
            return ConfigValueFactory.fromAnyRef(text, mark);
        }
        var entries = Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .toList();
        return ConfigValueFactory.fromIterable(entries, mark);
    }

    private static List<String> unknownKeys(Config config, Set<String> known) {
        return keys(config).stream()
                .filter(key -> !known.contains(key))
                .map(key -> key + " is not a key of this release, see the configuration reference"
                        + WrittenAt.suffix(config, key))
                .toList();
    }

    /** Nobody loses messages on purpose where people are. */
    private List<String> faults(Config config) {
        return config.getDouble(LOSS) > 0
                ? List.of(LOSS + " is a hook for tests, allowed in the local profiles and test, not in " + profile
                        + WrittenAt.suffix(config, LOSS))
                : List.of();
    }

    private static String oneLine(ConfigException e) {
        return String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
    }
}
