/** Settings: where a value may come from, what it may look like, and what an operator is told when it does not. */
@NullMarked
package dev.seans.settings;

import org.jspecify.annotations.NullMarked;
