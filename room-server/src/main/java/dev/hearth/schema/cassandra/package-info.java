/**
 * Opens a connection for administration and applies the versioned schema to Cassandra.
 *
 * <p>Allowed dependencies: the Cassandra driver, the configuration module, {@code dev.hearth.schema}.
 */
@NullMarked
package dev.hearth.schema.cassandra;

import org.jspecify.annotations.NullMarked;
