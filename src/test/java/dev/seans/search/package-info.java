/**
 * How products are found by what people type.
 */
@NullMarked
package dev.seans.search;

import org.jspecify.annotations.NullMarked;
