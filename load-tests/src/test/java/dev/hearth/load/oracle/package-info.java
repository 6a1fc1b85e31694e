/** Tests of what judges load scenarios, with frames written by hand in place of a server. */
@NullMarked
package dev.hearth.load.oracle;

import org.jspecify.annotations.NullMarked;
