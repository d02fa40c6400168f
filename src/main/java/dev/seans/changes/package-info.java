/**
 * What has changed in a source, in the order in which it was committed: numbers for those who write, a feed for those who
 * follow.
 */
@NullMarked
package dev.seans.changes;

import org.jspecify.annotations.NullMarked;
