/**
 * The operators' door: HTTP on a port of its own, closed to visitors by where it listens. {@link
 * dev.hearth.operations.http.OperationsDoor} is the way in.
 *
 * <p>May use the typed configuration reader, the health answers of {@code observability}, Jackson's trees, Pekko HTTP and
 * logging. What it shows comes in as functions.
 */
@NullMarked
package dev.hearth.operations.http;

import org.jspecify.annotations.NullMarked;
