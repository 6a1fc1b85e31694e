/** Tests of access tokens and their keys. */
@NullMarked
package dev.hearth.identity.jose;

import org.jspecify.annotations.NullMarked;
