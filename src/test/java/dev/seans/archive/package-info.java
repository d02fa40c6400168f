/** Tests of the zip reader, with archives that no honest tool would write. */
@NullMarked
package dev.seans.archive;

import org.jspecify.annotations.NullMarked;
