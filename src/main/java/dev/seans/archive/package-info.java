/**
 * Reads zip archives that come from outside: the directory at their end, names in the encodings of real clients, contents.
 * Knows nothing of uploads; where an entry goes is decided in the rooms above.
 * Trusts no number of the archive that it has not checked.
 */
@NullMarked
package dev.seans.archive;

import org.jspecify.annotations.NullMarked;
