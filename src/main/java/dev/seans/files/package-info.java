/**
 * Images and other files that came with the exchange: unpacked, taken over from the uploads, and kept for their products.
 * Owns the table seans_source_file, and everything below {@code <seans.home>/files}.
 * Products are joined with them by path when they are read; neither side needs the other one first.
 */
@NullMarked
package dev.seans.files;

import org.jspecify.annotations.NullMarked;
