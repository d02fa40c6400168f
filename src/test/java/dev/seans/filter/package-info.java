/** The filter's decisions, with real sessions on H2 and requests that hold nothing but what a test gives them. */
@NullMarked
package dev.seans.filter;

import org.jspecify.annotations.NullMarked;
