/** What shops read and do. */
@NullMarked
package dev.seans.shop;

import org.jspecify.annotations.NullMarked;
