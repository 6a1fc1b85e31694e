/**
 * Tests of the command line and rules that hold for the whole code base.
 */
@NullMarked
package dev.hearth;

import org.jspecify.annotations.NullMarked;
