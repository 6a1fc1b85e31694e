/**
 * What operators may do, what is written down of it, and when a cluster is well: rules without a door, a store or an actor.
 *
 * <p>May use the kernel and the JDK.
 */
@NullMarked
package dev.hearth.operations.domain;

import org.jspecify.annotations.NullMarked;
