@NullMarked
package dev.hearth.operations;

import org.jspecify.annotations.NullMarked;
