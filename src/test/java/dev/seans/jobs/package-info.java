/** The scheduler as it really runs, on whichever database. */
@NullMarked
package dev.seans.jobs;

import org.jspecify.annotations.NullMarked;
