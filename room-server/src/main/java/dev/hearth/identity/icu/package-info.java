/** Unicode's security tables by ICU4J. May use ICU4J, the port it fills and the JDK. */
@NullMarked
package dev.hearth.identity.icu;

import org.jspecify.annotations.NullMarked;
