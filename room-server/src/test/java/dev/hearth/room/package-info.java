/** Tests of the room's actors: what a relay sees, in which order, and what a failing store does to it. */
@NullMarked
package dev.hearth.room;

import org.jspecify.annotations.NullMarked;
