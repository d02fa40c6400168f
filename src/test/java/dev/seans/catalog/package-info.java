/** The writer is tested by one contract that each database must keep, on generated documents and on those of the cases. */
@NullMarked
package dev.seans.catalog;

import org.jspecify.annotations.NullMarked;
