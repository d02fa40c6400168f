/** Browsers, as the tests of durable sessions need them, and the WARs that they visit. */
@NullMarked
package dev.seans.visitor;

import org.jspecify.annotations.NullMarked;
