/** Tests of the room {@code search}. */
@NullMarked
package dev.seans.search;

import org.jspecify.annotations.NullMarked;
