/**
 * Finds products in catalogues of any size: sorted lists of them, which follow what changes.
 */
@NullMarked
package dev.seans.search;

import org.jspecify.annotations.NullMarked;
