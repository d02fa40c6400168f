/** The words of the protocol: which lines are sent, in which language, and that nobody can forge one. */
@NullMarked
package dev.seans.exchange;

import org.jspecify.annotations.NullMarked;
