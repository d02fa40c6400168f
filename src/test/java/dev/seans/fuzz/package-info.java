/**
 * Input that nobody would write by hand: samples with random damage, and texts made of what has broken parsers before.
 * jqwik chooses it, and shrinks what fails to the smallest example.
 */
@NullMarked
package dev.seans.fuzz;

import org.jspecify.annotations.NullMarked;
