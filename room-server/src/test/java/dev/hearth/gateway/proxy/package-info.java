/** Tests of {@code dev.hearth.gateway.proxy}. */
@NullMarked
package dev.hearth.gateway.proxy;

import org.jspecify.annotations.NullMarked;
