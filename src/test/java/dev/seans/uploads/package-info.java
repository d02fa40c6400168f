/** Uploads: which names are safe, what a fragment means, and what is on disk when something goes wrong. */
@NullMarked
package dev.seans.uploads;

import org.jspecify.annotations.NullMarked;
