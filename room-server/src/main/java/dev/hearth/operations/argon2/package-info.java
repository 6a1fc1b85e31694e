/** Passwords of operators, as Argon2 keeps them. The only user of Bouncy Castle. */
@NullMarked
package dev.hearth.operations.argon2;

import org.jspecify.annotations.NullMarked;
