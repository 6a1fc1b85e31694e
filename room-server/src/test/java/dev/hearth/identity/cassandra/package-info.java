/** The contracts of identity against a real Cassandra. */
@NullMarked
package dev.hearth.identity.cassandra;

import org.jspecify.annotations.NullMarked;
