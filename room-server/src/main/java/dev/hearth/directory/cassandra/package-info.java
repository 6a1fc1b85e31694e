/** The list of rooms in Cassandra. May use the store's session, the port and values of the directory, and the driver. */
@NullMarked
package dev.hearth.directory.cassandra;

import org.jspecify.annotations.NullMarked;
