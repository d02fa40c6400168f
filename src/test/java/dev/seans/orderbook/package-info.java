/** Which orders there are, and what 1C gets of them. */
@NullMarked
package dev.seans.orderbook;

import org.jspecify.annotations.NullMarked;
