/**
 * Drills: long runs of the built distribution with faults on purpose, each with one command, which report promise by promise
 * whether it was kept. The checker proves itself on planted faults before every one.
 *
 * <p>Allowed dependencies: the other packages of {@code dev.hearth.load} but {@code bench}, Jackson, the JDK.
 */
@NullMarked
package dev.hearth.load.drill;

import org.jspecify.annotations.NullMarked;
