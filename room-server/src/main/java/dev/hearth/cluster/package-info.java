/**
 * How a node comes into its cluster: {@link dev.hearth.cluster.Formation} is the way in. And what it sees of the cluster once
 * it is there, for whoever counts.
 *
 * <p>May use the typed configuration reader, Pekko Cluster, Cluster Sharding, Pekko Management and logging.
 */
@NullMarked
package dev.hearth.cluster;

import org.jspecify.annotations.NullMarked;
