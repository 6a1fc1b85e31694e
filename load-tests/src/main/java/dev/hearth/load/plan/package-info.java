/**
 * How hard a load scenario is run, how fast the server must be, and against which server: what a scenario says of itself,
 * and what the command line says instead.
 *
 * <p>Allowed dependencies: {@code dev.hearth.load.bench} and {@code dev.hearth.load.stub} for what is run against,
 * {@code dev.hearth.load.process}, {@code dev.hearth.load.bot} for JSON, Jackson, the JDK.
 */
@NullMarked
package dev.hearth.load.plan;

import org.jspecify.annotations.NullMarked;
