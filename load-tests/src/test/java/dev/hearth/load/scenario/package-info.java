/** Tests of the command that runs load scenarios. */
@NullMarked
package dev.hearth.load.scenario;

import org.jspecify.annotations.NullMarked;
