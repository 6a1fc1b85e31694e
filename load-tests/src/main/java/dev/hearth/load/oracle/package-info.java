/**
 * Whether a server was right while it was fast: what every visitor of a load scenario sent and saw, who owns the rooms and
 * reads their logs in the end, and the verdict. Knows no load generator: frames come in as text and go out as text.
 *
 * <p>Allowed dependencies: {@code dev.hearth.load.plan}, {@code dev.hearth.load.measure}, {@code dev.hearth.load.bot},
 * {@code dev.hearth.load.checker}, {@code dev.hearth.load.run}, {@code dev.hearth.load.report},
 * {@code dev.hearth.load.socket}, {@code dev.hearth.load.process} for nodes that go away,
 * {@code dev.hearth.load.drill} for the form of a verdict, Jackson, the JDK.
 */
@NullMarked
package dev.hearth.load.oracle;

import org.jspecify.annotations.NullMarked;
