/** Sessions as one contract that every supported database must keep. */
@NullMarked
package dev.seans.session;

import org.jspecify.annotations.NullMarked;
