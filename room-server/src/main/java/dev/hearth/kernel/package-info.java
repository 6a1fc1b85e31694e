/**
 * The handful of tiny types every feature speaks: ids, who somebody is, where one stands in a stream. It depends on the
 * JDK alone; everything may depend on it.
 */
@NullMarked
package dev.hearth.kernel;

import org.jspecify.annotations.NullMarked;
