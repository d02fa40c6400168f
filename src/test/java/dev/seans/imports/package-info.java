/** Imports: what the records decide by themselves, and what is read of them from a real database. */
@NullMarked
package dev.seans.imports;

import org.jspecify.annotations.NullMarked;
