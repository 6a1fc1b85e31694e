/** What rooms ask Cassandra beside their journal. May use the store's session, the room's ports and the driver. */
@NullMarked
package dev.hearth.room.cassandra;

import org.jspecify.annotations.NullMarked;
