/** Tests of the process runner, with scripts in place of the server; and the node that tests share which break it. */
@NullMarked
package dev.hearth.load.process;

import org.jspecify.annotations.NullMarked;
