/** The store's ports on Cassandra. May use the Cassandra driver and Pekko's session registry. */
@NullMarked
package dev.hearth.store.cassandra;

import org.jspecify.annotations.NullMarked;
