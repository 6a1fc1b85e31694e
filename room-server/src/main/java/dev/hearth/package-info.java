/**
 * The composition root: the command line, the start of the actor system and the guardian that wires the features.
 *
 * <p>Allowed dependencies: everything.
 */
@NullMarked
package dev.hearth;

import org.jspecify.annotations.NullMarked;
