/** A base of 1C:Enterprise in a test: its goods, its orders, and the requests in which it sends and fetches them. */
@NullMarked
package dev.seans.testkit.onec;

import org.jspecify.annotations.NullMarked;
