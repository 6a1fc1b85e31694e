/**
 * When a node admits nobody new, so that those who are here keep what they have: {@link
 * dev.hearth.gateway.admission.AdmissionPolicy} decides from measurements, and {@link
 * dev.hearth.gateway.admission.Admission} holds the present decision for whoever opens a door.
 *
 * <p>Knows no clock: times come in as numbers. May use the typed configuration reader, the JDK and logging.
 */
@NullMarked
package dev.hearth.gateway.admission;

import org.jspecify.annotations.NullMarked;
