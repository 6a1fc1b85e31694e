/**
 * What every persona wears: one sharded, event-sourced wardrobe each, which settles slots, keeps looks and makes the newest
 * look known. May use its own domain, the kernel, the shared access to journals, recorders of {@code observability}, the
 * typed configuration reader and Pekko. It knows neither rooms nor sessions nor the catalogue: whoever wires it says where a
 * new look goes.
 */
@NullMarked
package dev.hearth.wardrobe;

import org.jspecify.annotations.NullMarked;
