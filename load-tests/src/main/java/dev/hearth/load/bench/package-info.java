/**
 * Benchmarks of the built distribution over real sockets, each with one command: how much is acknowledged and delivered,
 * how long it takes, and what it costs the server's process. The client is made to be cheap: one event loop, frames
 * prepared beforehand, answers found by looking at bytes.
 *
 * <p>Allowed dependencies: {@code dev.hearth.load.bot} for signing in and JSON, {@code dev.hearth.load.process},
 * {@code dev.hearth.load.report}, {@code dev.hearth.load.run}, Netty, HdrHistogram, Jackson, the JDK.
 */
@NullMarked
package dev.hearth.load.bench;

import org.jspecify.annotations.NullMarked;
