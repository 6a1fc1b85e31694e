/** Tests of the launcher that runs in the child process. */
@NullMarked
package dev.hearth.localstore.child;

import org.jspecify.annotations.NullMarked;
