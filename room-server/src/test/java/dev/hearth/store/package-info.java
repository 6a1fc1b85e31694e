/** Tests of {@code dev.hearth.store}. */
@NullMarked
package dev.hearth.store;

import org.jspecify.annotations.NullMarked;
