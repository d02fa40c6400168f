/** Two or more nodes at work while things break: what is left is compared with a run in which nothing broke. */
@NullMarked
package dev.seans.chaos;

import org.jspecify.annotations.NullMarked;
