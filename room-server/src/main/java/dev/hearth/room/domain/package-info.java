/**
 * The rules of a room as plain functions: commands are decided against a state, events change it. Knows the JDK, the
 * kernel and persistent collections, nothing else; time, randomness and new ids come in as arguments.
 */
@NullMarked
package dev.hearth.room.domain;

import org.jspecify.annotations.NullMarked;
