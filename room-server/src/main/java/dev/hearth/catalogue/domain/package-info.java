/**
 * What a product is: its kind, where it is worn or stands, and its model of primitives. Values that cannot be drawn or
 * placed cannot be made.
 *
 * <p>May use the JDK alone.
 */
@NullMarked
package dev.hearth.catalogue.domain;

import org.jspecify.annotations.NullMarked;
