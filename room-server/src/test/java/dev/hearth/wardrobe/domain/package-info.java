/** Tests of the rules of slots, looks and keys. */
@NullMarked
package dev.hearth.wardrobe.domain;

import org.jspecify.annotations.NullMarked;
