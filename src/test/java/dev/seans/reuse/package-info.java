@NullMarked
package dev.seans.reuse;

import org.jspecify.annotations.NullMarked;
