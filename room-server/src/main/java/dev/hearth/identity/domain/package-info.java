/**
 * What a person may be called and how they are known, as pure rules. May use the JDK and the kernel; what needs Unicode
 * tables beyond the JDK comes in through {@link dev.hearth.identity.domain.UnicodeSecurity}.
 */
@NullMarked
package dev.hearth.identity.domain;

import org.jspecify.annotations.NullMarked;
