/**
 * Runs the built distribution as processes, one node or a cluster: starts, finds their pids, signals, kills, starts again.
 *
 * <p>Allowed dependencies: {@code dev.hearth.load.Distribution}, {@code dev.hearth.load.socket},
 * {@code dev.hearth.load.proxy}, Jackson, the JDK.
 */
@NullMarked
package dev.hearth.load.process;

import org.jspecify.annotations.NullMarked;
