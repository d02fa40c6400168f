/** How imports run, on real databases. */
@NullMarked
package dev.seans.imports;

import org.jspecify.annotations.NullMarked;
