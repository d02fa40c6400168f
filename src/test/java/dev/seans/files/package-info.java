/** Tests of the files that sources keep. */
@NullMarked
package dev.seans.files;

import org.jspecify.annotations.NullMarked;
