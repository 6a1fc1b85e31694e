/**
 * An independent client of the wire protocol, for tests that run the built distribution and for load.
 *
 * <p>Allowed dependencies: the JDK, Jackson and the Cassandra driver; nothing of the server.
 */
@NullMarked
package dev.hearth.load;

import org.jspecify.annotations.NullMarked;
