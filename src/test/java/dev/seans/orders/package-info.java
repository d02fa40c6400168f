/** What an order may say, and what it may not. */
@NullMarked
package dev.seans.orders;

import org.jspecify.annotations.NullMarked;
