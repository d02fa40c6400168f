/** What holds for the whole house, whichever room. */
@NullMarked
package dev.seans;

import org.jspecify.annotations.NullMarked;
