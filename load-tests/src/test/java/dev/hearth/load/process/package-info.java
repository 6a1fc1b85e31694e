/** Tests of the process runner, with scripts in place of the server. */
@NullMarked
package dev.hearth.load.process;

import org.jspecify.annotations.NullMarked;
