/** Tests of what a servlet sees of its session. */
@NullMarked
package dev.seans.httpsession;

import org.jspecify.annotations.NullMarked;
