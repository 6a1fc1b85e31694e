/**
 * The HTTP door: the page, sign-in, the list of rooms, the catalogue and health. {@link dev.hearth.gateway.http.HttpDoor} is the way in.
 *
 * <p>May use rates, identity, the directory, the catalogue, the registry of error codes, the kernel, the typed configuration reader, Jackson and
 * Pekko HTTP. Nothing else may use Pekko HTTP, except the operators' door.
 */
@NullMarked
package dev.hearth.gateway.http;

import org.jspecify.annotations.NullMarked;
