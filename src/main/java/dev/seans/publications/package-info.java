/**
 * Which services are published, and how their sessions are reused: {@code default.vrd} and the parameters of a filter. No
 * session is touched here. The source of all rules is 1C's own description of 8.3.9.1818.
 */
@NullMarked
package dev.seans.publications;

import org.jspecify.annotations.NullMarked;
