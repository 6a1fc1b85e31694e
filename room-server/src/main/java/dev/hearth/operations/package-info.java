/**
 * What operators see and do: every node's {@link dev.hearth.operations.NodeReporter} tells how it is, the {@link
 * dev.hearth.operations.Census} of a node gathers what all tell, and the {@link dev.hearth.operations.AuditLog} keeps what
 * operators did. The doors stand in {@code http}.
 *
 * <p>May use the kernel, sharding and the cluster. No other feature: what it tells of them comes in as functions.
 */
@NullMarked
package dev.hearth.operations;

import org.jspecify.annotations.NullMarked;
