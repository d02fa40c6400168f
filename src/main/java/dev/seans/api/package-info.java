/**
 * HTTP with JSON: who may ask, what a query may say, how it is answered. What can be asked is in the rooms above; each of their
 * resources is found by CDI.
 */
@NullMarked
package dev.seans.api;

import org.jspecify.annotations.NullMarked;
