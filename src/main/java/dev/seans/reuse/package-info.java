/**
 * The sessions of services: the pools of {@code autouse}, and the sessions that clients manage by {@code IBSession}. The
 * source of all rules is 1C's own description of 8.3.9.1818.
 */
@NullMarked
package dev.seans.reuse;

import org.jspecify.annotations.NullMarked;
