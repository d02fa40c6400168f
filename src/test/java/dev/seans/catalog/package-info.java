/**
 * The reader is tested on small documents, one per habit of real exports, and on hostile ones; the writer by one
 * contract that each database must keep; both together on generated documents and, where they exist, on real ones.
 */
@NullMarked
package dev.seans.catalog;

import org.jspecify.annotations.NullMarked;
