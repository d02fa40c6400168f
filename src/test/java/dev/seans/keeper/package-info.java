/** Sessions of upstreams and their clients, against real databases and a real HTTP server. */
@NullMarked
package dev.seans.keeper;

import org.jspecify.annotations.NullMarked;
