/**
 * What a node says of itself, line by line: the events that operators can search for, the words of their fields, how lines
 * are written, and levels that change while the node runs. A line never holds talk, names of people, tokens or secrets;
 * people appear as the {@link dev.hearth.logs.SessionTag} of their session, commands as their {@link
 * dev.hearth.logs.Trace}.
 *
 * <p>May use Logback, which nothing else may, besides Jackson's streams, the kernel and the configuration. Everybody may
 * use it, except the domain and the protocol.
 */
@NullMarked
package dev.hearth.logs;

import org.jspecify.annotations.NullMarked;
