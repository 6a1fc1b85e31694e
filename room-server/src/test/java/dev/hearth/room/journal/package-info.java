/** Tests of how rooms are stored. */
@NullMarked
package dev.hearth.room.journal;

import org.jspecify.annotations.NullMarked;
