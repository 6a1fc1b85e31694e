/** People and refresh tokens in Cassandra. May use the store's session, the ports and values of identity, and the driver. */
@NullMarked
package dev.hearth.identity.cassandra;

import org.jspecify.annotations.NullMarked;
