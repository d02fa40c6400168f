/**
 * Which nodes there are: each tells of itself in a row, so that operators see all of them from any.
 */
@NullMarked
package dev.seans.nodes;

import org.jspecify.annotations.NullMarked;
