/**
 * Drives the page of the built distribution in a real browser. May use the runner of {@code dev.hearth.load.process} and
 * Playwright; knows the page by its {@code data-test} hooks and by {@code window.hearth} alone.
 */
@NullMarked
package dev.hearth.load.page;

import org.jspecify.annotations.NullMarked;
