/** Tests of wardrobes as actors. */
@NullMarked
package dev.hearth.wardrobe;

import org.jspecify.annotations.NullMarked;
