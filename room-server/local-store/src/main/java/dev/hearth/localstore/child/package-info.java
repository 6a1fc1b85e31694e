/**
 * What runs inside the child process of the local store, besides Cassandra itself.
 *
 * <p>Allowed dependencies: the JDK; Cassandra is reached by name only.
 */
@NullMarked
package dev.hearth.localstore.child;

import org.jspecify.annotations.NullMarked;
