/**
 * Reads the journal and looks for what must never be there: gaps, doubles, two writers at once, events that no longer
 * decode.
 *
 * <p>Allowed dependencies: the JDK; {@link dev.hearth.audit.PekkoEventDecoder} also Pekko's serialisation, the adapter below the Cassandra driver.
 */
@NullMarked
package dev.hearth.audit;

import org.jspecify.annotations.NullMarked;
