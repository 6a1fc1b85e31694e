package dev.hearth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import dev.hearth.catalogue.Catalogue;
import dev.hearth.catalogue.Products;
import dev.hearth.config.InvalidSettings;
import dev.hearth.room.domain.Layout;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ShellProductsTest {

    @Test
    void theStarterSetDrawsEveryLayoutAndNoOther() {
        var catalogue = ShellProducts.catalogue(ConfigFactory.load("application"));

        assertThat(Layout.shells())
                .allSatisfy(shell -> assertThat(catalogue.find(shell)).isPresent());
    }

    @Test
    void aLayoutThatNothingDrawsStopsTheStart() {
        assertThatThrownBy(() -> ShellProducts.check(shells("hall.v1"), Set.of("hall.v1", "loft.v1")))
                .isInstanceOf(InvalidSettings.class)
                .hasMessage("catalogue: no product of kind shell draws the layout loft.v1");
    }

    @Test
    void aShellWithoutALayoutStopsTheStart() {
        assertThatThrownBy(() -> ShellProducts.check(shells("hall.v1", "attic.v1"), Set.of("hall.v1", "loft.v1")))
                .isInstanceOf(InvalidSettings.class)
                .hasMessage("catalogue: product 'attic.v1': id: a shell has the name of a layout: hall.v1, loft.v1");
    }

    private static Catalogue shells(String... ids) {
        return Catalogue.of(Arrays.stream(ids).map(Products::shell).toList());
    }
}
