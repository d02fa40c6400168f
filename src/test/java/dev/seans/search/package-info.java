@NullMarked
package dev.seans.search;

import org.jspecify.annotations.NullMarked;
