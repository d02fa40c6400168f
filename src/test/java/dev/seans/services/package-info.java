/** Calls of services, through the whole filter. */
@NullMarked
package dev.seans.services;

import org.jspecify.annotations.NullMarked;
