/** Session reuse: which services are published, and who gets which session. */
@NullMarked
package dev.seans.reuse;

import org.jspecify.annotations.NullMarked;
