/** Tests of {@code dev.hearth.gateway.tls}. */
@NullMarked
package dev.hearth.gateway.tls;

import org.jspecify.annotations.NullMarked;
