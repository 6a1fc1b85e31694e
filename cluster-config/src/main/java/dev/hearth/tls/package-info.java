/**
 * Certificates and keys in PEM files, as OpenSSL and most issuers write them, and what Java makes of them.
 *
 * <p>Allowed dependencies: the JDK.
 */
@NullMarked
package dev.hearth.tls;

import org.jspecify.annotations.NullMarked;
