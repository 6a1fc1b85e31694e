/** Tests of user sessions as actors. */
@NullMarked
package dev.hearth.session;

import org.jspecify.annotations.NullMarked;
