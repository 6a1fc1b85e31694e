/**
 * What every figure is told with: durations by percentiles, the machine and the commit it was measured on.
 *
 * <p>Allowed dependencies: {@code dev.hearth.load.bot} for JSON, HdrHistogram, Jackson, the JDK.
 */
@NullMarked
package dev.hearth.load.report;

import org.jspecify.annotations.NullMarked;
