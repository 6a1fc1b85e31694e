/** Tests of the HTTP door, through real HTTP. */
@NullMarked
package dev.hearth.gateway.http;

import org.jspecify.annotations.NullMarked;
