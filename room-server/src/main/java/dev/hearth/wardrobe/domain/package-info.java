/**
 * What one persona wears and which looks they keep: state, commands, events and the rules of slots. Pure: no clock, no
 * actors, no catalogue; what a rule must know of a product comes with the command and is kept in the event. May use the
 * kernel and persistent collections.
 */
@NullMarked
package dev.hearth.wardrobe.domain;

import org.jspecify.annotations.NullMarked;
