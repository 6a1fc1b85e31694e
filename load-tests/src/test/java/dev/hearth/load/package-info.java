/**
 * Tests of the client itself and tests that run the built distribution.
 */
@NullMarked
package dev.hearth.load;

import org.jspecify.annotations.NullMarked;
