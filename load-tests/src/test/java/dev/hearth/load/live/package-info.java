/** Tests that run the built distribution as processes and talk to it as people do. */
@NullMarked
package dev.hearth.load.live;

import org.jspecify.annotations.NullMarked;
