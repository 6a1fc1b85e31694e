/**
 * Reads the journal's tables page by page.
 *
 * <p>Allowed dependencies: the Cassandra driver, {@code dev.hearth.audit}.
 */
@NullMarked
package dev.hearth.audit.cassandra;

import org.jspecify.annotations.NullMarked;
