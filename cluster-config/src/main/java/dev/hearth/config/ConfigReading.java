package dev.hearth.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigRenderOptions;
import java.util.List;

/**
 * A configuration that was put together, and what is wrong with it already: keys that do not exist, secrets that cannot be
 * read. What its values mean is checked by the sections.
 *
 * @param config resolved; usable when there is no problem
 * @param problems one line each, fit for an operator
 */
public record ConfigReading(Config config, List<String> problems) {
    public ConfigReading {
        problems = List.copyOf(problems);
    }

    /** Every value that is not the shipped one, with the place where it was written; secrets as {@code ***}. */
    public List<String> ownSettings() {
        return ConfigLoader.keys(config).stream()
                .filter(key ->
                        WrittenAt.byOperatorOrProfile(config.getValue(key).origin()))
                .map(key -> key + " = " + shown(key) + WrittenAt.suffix(config, key))
                .toList();
    }

    private String shown(String key) {
        return Secrets.isSecret(key) ? Secrets.HIDDEN : config.getValue(key).render(ConfigRenderOptions.concise());
    }
}
