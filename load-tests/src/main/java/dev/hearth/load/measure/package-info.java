/**
 * What is counted while a load scenario runs: answers, deliveries, the generator's own lag, who used the machine, and when
 * it is over. Judges times by their thresholds, and nothing else.
 *
 * <p>Allowed dependencies: {@code dev.hearth.load.plan}, {@code dev.hearth.load.bench} for the CPU,
 * {@code dev.hearth.load.report}, {@code dev.hearth.load.bot} for JSON, Jackson, the JDK.
 */
@NullMarked
package dev.hearth.load.measure;

import org.jspecify.annotations.NullMarked;
