/**
 * How wardrobes are stored: the table of stored names and their serializer. May use the wardrobe's domain, the shared
 * journal format and Pekko's serialization.
 */
@NullMarked
package dev.hearth.wardrobe.journal;

import org.jspecify.annotations.NullMarked;
