/** The gateway: what goes where, without a server. */
@NullMarked
package dev.seans.gateway;

import org.jspecify.annotations.NullMarked;
