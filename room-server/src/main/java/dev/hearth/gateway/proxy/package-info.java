/**
 * Whom a request comes from when a proxy stands in front. Both doors ask here, because limits and refusals go by address.
 *
 * <p>Depends on the JDK, and on {@code config} to read its key.
 */
@NullMarked
package dev.hearth.gateway.proxy;

import org.jspecify.annotations.NullMarked;
