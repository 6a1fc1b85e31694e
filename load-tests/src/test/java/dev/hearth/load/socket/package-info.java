/** Tests of the harness itself. */
@NullMarked
package dev.hearth.load.socket;

import org.jspecify.annotations.NullMarked;
