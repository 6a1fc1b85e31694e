/**
 * The rules of the inbox and of links as plain functions. Knows the JDK, the kernel and persistent collections.
 */
@NullMarked
package dev.hearth.session.domain;

import org.jspecify.annotations.NullMarked;
