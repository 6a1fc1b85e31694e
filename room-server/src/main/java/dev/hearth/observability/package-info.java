/**
 * What a node counts and measures about itself: every metric's name, and small recorders that features are given by their
 * constructors. Recording never blocks, never allocates and never fails its caller. Labels have few, fixed values: no
 * room, no person. Also what a node answers when somebody asks how it is: {@link dev.hearth.observability.Health}.
 *
 * <p>May use Micrometer, which nothing else may. Nothing of Hearth.
 */
@NullMarked
package dev.hearth.observability;

import org.jspecify.annotations.NullMarked;
