/** Tests of who hears of whose steps, among them crowds that walk at random. */
@NullMarked
package dev.hearth.room.crowd;

import org.jspecify.annotations.NullMarked;
