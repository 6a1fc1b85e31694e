/** Tests of the configuration files and of the reader of settings. */
@NullMarked
package dev.hearth.config;

import org.jspecify.annotations.NullMarked;
