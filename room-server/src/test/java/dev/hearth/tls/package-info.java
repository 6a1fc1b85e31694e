/** Certificates for tests, made on the spot. */
@NullMarked
package dev.hearth.tls;

import org.jspecify.annotations.NullMarked;
