/** Tests of what is measured, with numbers made up. */
@NullMarked
package dev.hearth.load.measure;

import org.jspecify.annotations.NullMarked;
