/** What is stored of sessions at other servers. */
@NullMarked
package dev.seans.upstream;

import org.jspecify.annotations.NullMarked;
