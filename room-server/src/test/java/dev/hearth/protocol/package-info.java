/** Tests of the wire: what is read and what is refused, what is written, and that the reference page says the same. */
@NullMarked
package dev.hearth.protocol;

import org.jspecify.annotations.NullMarked;
