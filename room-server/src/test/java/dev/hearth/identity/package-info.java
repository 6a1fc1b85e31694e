/** Tests of sign-in, of the cache of people, and the contracts that every store of people and tokens keeps. */
@NullMarked
package dev.hearth.identity;

import org.jspecify.annotations.NullMarked;
