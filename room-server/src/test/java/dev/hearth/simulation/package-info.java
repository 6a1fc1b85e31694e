/**
 * A simulator of the pure domain: seeded chance, a clock of its own, a journal whose writes fail in every way a real one
 * does, clients that lose answers and send again. Whatever must hold is checked as it goes, by a second opinion that
 * shares no rule with the domain. May use the domains, their stored forms and the kernel; no actors.
 */
@NullMarked
package dev.hearth.simulation;

import org.jspecify.annotations.NullMarked;
