/** Tests of {@code dev.hearth.journal}. */
@NullMarked
package dev.hearth.journal;

import org.jspecify.annotations.NullMarked;
