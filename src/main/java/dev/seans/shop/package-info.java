/**
 * What shops read and do, over HTTP: whole records, what has changed, pictures, orders. Operators may, too.
 */
@NullMarked
package dev.seans.shop;

import org.jspecify.annotations.NullMarked;
