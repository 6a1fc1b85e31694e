/** Tests of the harness itself. */
@NullMarked
package dev.hearth.load.bot;

import org.jspecify.annotations.NullMarked;
