/** Tests of the operators' door. */
@NullMarked
package dev.hearth.operations.http;

import org.jspecify.annotations.NullMarked;
