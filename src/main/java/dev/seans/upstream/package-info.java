/**
 * Sessions at other servers, as their clients see them: what is stored of them, encrypted, and {@code SessionClient},
 * which calls with them and never logs in. Owns the tables upstream and seans_upstream_session. Works in Java SE, too.
 */
@NullMarked
package dev.seans.upstream;

import org.jspecify.annotations.NullMarked;
