/** Tests of what a seed makes of a world. */
@NullMarked
package dev.hearth.load.seed;

import org.jspecify.annotations.NullMarked;
