/** Tests of the recorders, through what Prometheus would read. */
@NullMarked
package dev.hearth.observability;

import org.jspecify.annotations.NullMarked;
