/** Tests of how a node comes into its cluster. */
@NullMarked
package dev.hearth.cluster;

import org.jspecify.annotations.NullMarked;
