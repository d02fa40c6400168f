/** The sessions of services as contracts that every supported database must keep. */
@NullMarked
package dev.seans.reuse;

import org.jspecify.annotations.NullMarked;
