/** Tests of the schema's versions. */
@NullMarked
package dev.hearth.schema;

import org.jspecify.annotations.NullMarked;
