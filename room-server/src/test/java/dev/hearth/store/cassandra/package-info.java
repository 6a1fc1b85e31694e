/** The contracts of the features' tables against a real Cassandra. */
@NullMarked
package dev.hearth.store.cassandra;

import org.jspecify.annotations.NullMarked;
