/** Tests of the journal's audit. */
@NullMarked
package dev.hearth.audit;

import org.jspecify.annotations.NullMarked;
