@NullMarked
package dev.seans.changes;

import org.jspecify.annotations.NullMarked;
