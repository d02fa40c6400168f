/**
 * The reader is tested on small documents, one per habit of real exports, on hostile and on damaged ones, on those of chance, and,
 * where they exist, on real ones.
 */
@NullMarked
package dev.seans.commerceml;

import org.jspecify.annotations.NullMarked;
