/** Tests of the harness itself. */
@NullMarked
package dev.hearth.load.report;

import org.jspecify.annotations.NullMarked;
