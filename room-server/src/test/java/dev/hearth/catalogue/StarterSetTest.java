package dev.hearth.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The products that come with the server. */
class StarterSetTest {
    private final Catalogue catalogue = CatalogueFiles.read(new CatalogueSettings(""));

    @Test
    void isReadAndFoundById() {
        assertThat(catalogue.find("oak-chair")).isPresent();
        assertThat(catalogue.find("no-such-thing")).isEmpty();
    }
}
