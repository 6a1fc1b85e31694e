/** Tests of when a node admits nobody new. */
@NullMarked
package dev.hearth.gateway.admission;

import org.jspecify.annotations.NullMarked;
