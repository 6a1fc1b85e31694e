/** Tests of the benchmarks' client: what it counts must be right before any figure is. */
@NullMarked
package dev.hearth.load.bench;

import org.jspecify.annotations.NullMarked;
