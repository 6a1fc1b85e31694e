/** The contract of the directory against a real Cassandra. */
@NullMarked
package dev.hearth.directory.cassandra;

import org.jspecify.annotations.NullMarked;
