/** Tests of the local store; those named IT start a real Cassandra. */
@NullMarked
package dev.hearth.localstore;

import org.jspecify.annotations.NullMarked;
