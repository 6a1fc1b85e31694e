/**
 * How inboxes are stored: the table of stored names, their serializer, and reading older pages. May use the session's
 * domain and history port, the journal's table, Pekko Persistence and Pekko Streams.
 */
@NullMarked
package dev.hearth.session.journal;

import org.jspecify.annotations.NullMarked;
