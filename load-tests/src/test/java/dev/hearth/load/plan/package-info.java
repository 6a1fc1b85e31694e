/** Tests of the options of load scenarios. */
@NullMarked
package dev.hearth.load.plan;

import org.jspecify.annotations.NullMarked;
