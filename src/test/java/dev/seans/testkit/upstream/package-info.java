/** A real HTTP server that behaves like an API with a login: scripted, counted, and its clock stepped. */
@NullMarked
package dev.seans.testkit.upstream;

import org.jspecify.annotations.NullMarked;
