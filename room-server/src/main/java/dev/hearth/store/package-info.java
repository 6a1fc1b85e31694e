/**
 * What features must know about the store as a whole: does it answer, and since when may an event-sourced actor recover
 * after a write whose end nobody saw, and may anything be written after the node stood still. May use Pekko's typed actors,
 * the typed settings and logging; knows no feature.
 */
@NullMarked
package dev.hearth.store;

import org.jspecify.annotations.NullMarked;
