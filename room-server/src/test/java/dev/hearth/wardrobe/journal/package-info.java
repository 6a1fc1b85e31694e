/** Tests of how wardrobes are stored. */
@NullMarked
package dev.hearth.wardrobe.journal;

import org.jspecify.annotations.NullMarked;
