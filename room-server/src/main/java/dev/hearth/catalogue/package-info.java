/**
 * Products that can be worn, placed, lived in or struck as a pose. {@link dev.hearth.catalogue.CatalogueFiles} reads and
 * checks them at start, {@link dev.hearth.catalogue.Catalogue} answers what there is.
 *
 * <p>May use its own domain, the typed configuration reader and Jackson. Knows neither rooms nor wardrobes: they ask it.
 */
@NullMarked
package dev.hearth.catalogue;

import org.jspecify.annotations.NullMarked;
