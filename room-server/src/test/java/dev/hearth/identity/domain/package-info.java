/** Tests of the rules of names and of refresh tokens. */
@NullMarked
package dev.hearth.identity.domain;

import org.jspecify.annotations.NullMarked;
