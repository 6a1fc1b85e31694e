/** Tests of the rules of links and inboxes. */
@NullMarked
package dev.hearth.session.domain;

import org.jspecify.annotations.NullMarked;
