/**
 * Several nodes on one machine, each in a process of its own that is watched over: {@link dev.hearth.localnodes.LocalNodes} is
 * the way in.
 *
 * <p>May use the JDK and logging. What the processes run comes in from outside.
 */
@NullMarked
package dev.hearth.localnodes;

import org.jspecify.annotations.NullMarked;
