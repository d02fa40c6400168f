@NullMarked
package dev.seans.console;

import org.jspecify.annotations.NullMarked;
