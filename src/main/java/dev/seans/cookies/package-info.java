/**
 * How a client is told its session's id, and brings it again: cookies, their attributes, URLs, and what must then not be cached.
 * Whether it is told at all, {@code filter} decides.
 */
@NullMarked
package dev.seans.cookies;

import org.jspecify.annotations.NullMarked;
