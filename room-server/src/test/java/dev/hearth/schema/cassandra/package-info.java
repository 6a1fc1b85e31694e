/** Tests of the migration against a real Cassandra. */
@NullMarked
package dev.hearth.schema.cassandra;

import org.jspecify.annotations.NullMarked;
