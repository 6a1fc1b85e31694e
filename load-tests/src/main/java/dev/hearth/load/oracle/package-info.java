/**
 * What a load scenario knows besides its traffic: its settings, what every visitor sent and saw, who used the machine
 * meanwhile, and whether the server was right while it was fast. Knows no load generator: frames come in as text and go
 * out as text.
 *
 * <p>Allowed dependencies: {@code dev.hearth.load.bot}, {@code dev.hearth.load.checker}, {@code dev.hearth.load.run},
 * {@code dev.hearth.load.report}, {@code dev.hearth.load.bench} for the server and its CPU, {@code dev.hearth.load.stub},
 * {@code dev.hearth.load.drill} for the form of a verdict, Jackson, the JDK.
 */
@NullMarked
package dev.hearth.load.oracle;

import org.jspecify.annotations.NullMarked;
