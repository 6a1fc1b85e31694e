/**
 * What features must know about the store as a whole: does it answer, and since when may an event-sourced actor recover
 * after a write whose end nobody saw. May use Pekko's typed actors and the typed settings; knows no feature.
 */
@NullMarked
package dev.hearth.store;

import org.jspecify.annotations.NullMarked;
