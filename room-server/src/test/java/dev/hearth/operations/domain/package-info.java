@NullMarked
package dev.hearth.operations.domain;

import org.jspecify.annotations.NullMarked;
