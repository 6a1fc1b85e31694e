/** Tests of how inboxes are stored. */
@NullMarked
package dev.hearth.session.journal;

import org.jspecify.annotations.NullMarked;
