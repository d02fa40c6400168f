/** One login, one check: what upstreams answer, and what is made of it. */
@NullMarked
package dev.seans.login;

import org.jspecify.annotations.NullMarked;
