/**
 * Load scenarios for Gatling, one class each, and the steps they are made of. All frames are written by hand and go
 * through {@code dev.hearth.load.oracle}, which judges every run.
 *
 * <p>Allowed dependencies: {@code dev.hearth.load.plan}, {@code dev.hearth.load.oracle}, {@code dev.hearth.load.bot} for commands, Gatling's Java DSL,
 * Jackson, the JDK.
 */
@NullMarked
package dev.hearth.load.scenario;

import org.jspecify.annotations.NullMarked;
