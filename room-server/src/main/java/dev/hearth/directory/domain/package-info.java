/**
 * What a list of rooms shows and in which order, as pure functions over listings. May use the JDK and the kernel.
 */
@NullMarked
package dev.hearth.directory.domain;

import org.jspecify.annotations.NullMarked;
