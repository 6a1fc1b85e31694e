/**
 * The store's ports on Cassandra, and the loops its connections live on. May use the Cassandra driver, Netty's channels
 * where the driver shows them, and Pekko's session registry.
 */
@NullMarked
package dev.hearth.store.cassandra;

import org.jspecify.annotations.NullMarked;
