/** Who a request claims to be, in every form that 1C, browsers and attackers have written it. */
@NullMarked
package dev.seans.identity;

import org.jspecify.annotations.NullMarked;
