/** The registry: what its rows decide by themselves, and what is read of them from a real database. */
@NullMarked
package dev.seans.registry;

import org.jspecify.annotations.NullMarked;
