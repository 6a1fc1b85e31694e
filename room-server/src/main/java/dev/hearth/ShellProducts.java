package dev.hearth;

import com.typesafe.config.Config;
import dev.hearth.catalogue.Catalogue;
import dev.hearth.catalogue.CatalogueFiles;
import dev.hearth.catalogue.CatalogueSettings;
import dev.hearth.catalogue.domain.Kind;
import dev.hearth.catalogue.domain.Product;
import dev.hearth.config.InvalidSettings;
import dev.hearth.room.domain.Layout;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where products and rooms meet at start: every layout has a shell that draws it, and no shell draws a room that there
 * cannot be. Neither feature knows the other.
 */
final class ShellProducts {

    private ShellProducts() {}

    /**
     * The products of this node.
     *
     * @throws InvalidSettings with one line about the first problem
     */
    static Catalogue catalogue(Config config) {
        var catalogue = CatalogueFiles.read(CatalogueSettings.of(config));
        check(catalogue, Layout.shells());
        return catalogue;
    }

    static void check(Catalogue catalogue, Set<String> layouts) {
        var missing = new TreeSet<>(layouts);
        for (var product : catalogue.products()) {
            if (product.kind() == Kind.SHELL && !missing.remove(product.id())) {
                throw unusable(product, layouts);
            }
        }
        if (!missing.isEmpty()) {
            throw new InvalidSettings(
                    List.of("catalogue: no product of kind shell draws the layout " + missing.first()));
        }
    }

    private static InvalidSettings unusable(Product shell, Set<String> layouts) {
        return new InvalidSettings(List.of("catalogue: product '" + shell.id()
                + "': id: a shell has the name of a layout: " + String.join(", ", new TreeSet<>(layouts))));
    }
}
