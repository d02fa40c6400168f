/** What operators and their monitoring read. */
@NullMarked
package dev.seans.admin;

import org.jspecify.annotations.NullMarked;
