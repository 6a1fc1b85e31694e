/** The tables of the audit log and of the settings of the house. */
@NullMarked
package dev.hearth.operations.cassandra;

import org.jspecify.annotations.NullMarked;
