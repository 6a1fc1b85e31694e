/**
 * How a node comes into its cluster: {@link dev.hearth.cluster.Formation} is the way in.
 *
 * <p>May use the typed configuration reader, Pekko Cluster, Pekko Management and logging.
 */
@NullMarked
package dev.hearth.cluster;

import org.jspecify.annotations.NullMarked;
