/**
 * How the commands of this module are told what to do.
 *
 * <p>Allowed dependencies: the JDK.
 */
@NullMarked
package dev.hearth.load.command;

import org.jspecify.annotations.NullMarked;
