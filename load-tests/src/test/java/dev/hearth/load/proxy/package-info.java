/** Tests of the harness itself. */
@NullMarked
package dev.hearth.load.proxy;

import org.jspecify.annotations.NullMarked;
