/** Tests of what a node says of itself. */
@NullMarked
package dev.hearth.logs;

import org.jspecify.annotations.NullMarked;
