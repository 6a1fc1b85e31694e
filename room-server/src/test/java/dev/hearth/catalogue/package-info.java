/** Tests of {@code dev.hearth.catalogue}. */
@NullMarked
package dev.hearth.catalogue;

import org.jspecify.annotations.NullMarked;
