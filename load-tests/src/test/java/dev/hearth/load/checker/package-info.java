/** Tests of the harness itself. */
@NullMarked
package dev.hearth.load.checker;

import org.jspecify.annotations.NullMarked;
