package dev.hearth.catalogue;

import com.typesafe.config.Config;
import dev.hearth.config.SettingsReader;

/**
 * What operators may set about products: {@code hearth.catalogue}.
 *
 * @param directory folder with an {@code index.txt} and the files it names; empty for the starter set
 */
public record CatalogueSettings(String directory) {

    /**
     * Reads {@code hearth.catalogue}.
     *
     * @throws dev.hearth.config.InvalidSettings naming each wrong key, its value and what is allowed
     */
    public static CatalogueSettings of(Config config) {
        var in = SettingsReader.of(config, "hearth.catalogue");
        return in.finish(new CatalogueSettings(in.optionalString("directory")));
    }
}
