/**
 * How the values of every feature become bytes: a table of explicit, versioned names for what is stored, and the Jackson
 * modules that let messages between nodes stay free of annotations. May use Jackson and what Pekko asks of a serializer;
 * knows the kernel and no feature.
 */
@NullMarked
package dev.hearth.journal;

import org.jspecify.annotations.NullMarked;
