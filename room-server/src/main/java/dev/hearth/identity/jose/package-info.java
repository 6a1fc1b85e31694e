/**
 * Access tokens as signed JSON Web Tokens by jose4j. May use jose4j, the ports and values of identity, the kernel and the
 * JDK.
 */
@NullMarked
package dev.hearth.identity.jose;

import org.jspecify.annotations.NullMarked;
