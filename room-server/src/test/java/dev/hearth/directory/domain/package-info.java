/** Tests of what the list of rooms shows. */
@NullMarked
package dev.hearth.directory.domain;

import org.jspecify.annotations.NullMarked;
