/**
 * Starts, watches and stops a real Cassandra as a child process, so that one command is enough to run a durable server on
 * one machine.
 *
 * <p>Allowed dependencies: the JDK, SLF4J, the configuration reader. Cassandra's own jars are on the class path of the child
 * only.
 */
@NullMarked
package dev.hearth.localstore;

import org.jspecify.annotations.NullMarked;
