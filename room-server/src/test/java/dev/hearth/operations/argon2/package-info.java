@NullMarked
package dev.hearth.operations.argon2;

import org.jspecify.annotations.NullMarked;
