/**
 * The version of what is stored: which step of the schema a store has, and whether this release may work with it.
 *
 * <p>Allowed dependencies: the JDK and the configuration module; the adapter below also the Cassandra driver.
 */
@NullMarked
package dev.hearth.schema;

import org.jspecify.annotations.NullMarked;
