/**
 * Calls of services behind a filter with {@code reuse}: which service is called, by whom, in which combination, which session
 * it gets, and where that goes afterwards. The rules are those of 1C 8.3.9.1818.
 *
 * <p>Applications import {@link ServiceSession}, {@link SessionParameters}, {@link SessionStart}, {@link Separators}.
 */
@NullMarked
package dev.seans.services;

import org.jspecify.annotations.NullMarked;
