/** Tests of the threads of the hot path. */
@NullMarked
package dev.hearth.loops;

import org.jspecify.annotations.NullMarked;
