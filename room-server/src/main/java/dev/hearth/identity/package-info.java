/**
 * Who somebody is: guests, names, access and refresh tokens, the table of people and its cache. The doors are {@link
 * dev.hearth.identity.Guests} for HTTP, {@link dev.hearth.identity.TokenVerifier} and {@link
 * dev.hearth.identity.PeopleCache} for the socket edge.
 *
 * <p>May use its own domain, the kernel, the typed configuration reader and logging. The adapters ({@code icu}, {@code
 * jose}, {@code cassandra}) depend on this package, never the other way round.
 */
@NullMarked
package dev.hearth.identity;

import org.jspecify.annotations.NullMarked;
