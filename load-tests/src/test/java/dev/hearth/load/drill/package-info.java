/** Tests of the harness itself. */
@NullMarked
package dev.hearth.load.drill;

import org.jspecify.annotations.NullMarked;
