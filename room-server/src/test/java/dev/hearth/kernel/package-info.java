/**
 * Tests of the tiny types every feature speaks.
 */
@NullMarked
package dev.hearth.kernel;

import org.jspecify.annotations.NullMarked;
