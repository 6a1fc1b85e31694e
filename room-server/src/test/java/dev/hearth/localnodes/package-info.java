/** Tests of watching over processes. */
@NullMarked
package dev.hearth.localnodes;

import org.jspecify.annotations.NullMarked;
