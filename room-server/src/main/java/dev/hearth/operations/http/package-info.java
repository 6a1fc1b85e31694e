/**
 * The operators' doors: HTTP on ports of their own, closed to visitors by where they listen. {@link
 * dev.hearth.operations.http.OperationsDoor} shows metrics and asks nobody who they are; {@link
 * dev.hearth.operations.http.ConsoleDoor} is the console, where people sign in.
 *
 * <p>May use the typed configuration reader, the health answers of {@code observability}, rates, what both doors have in common
 * with the public one (files of a page, security headers), Jackson, Pekko HTTP and logging. What it shows of other features
 * comes in as functions and actors.
 */
@NullMarked
package dev.hearth.operations.http;

import org.jspecify.annotations.NullMarked;
