/** Tests of the publisher, and the contract that every directory keeps. */
@NullMarked
package dev.hearth.directory;

import org.jspecify.annotations.NullMarked;
