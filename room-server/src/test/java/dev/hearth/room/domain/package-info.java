/**
 * Tests of the rules of rooms: given some history, when a command comes, then these events or this rule; and properties
 * that hold for any history.
 */
@NullMarked
package dev.hearth.room.domain;

import org.jspecify.annotations.NullMarked;
