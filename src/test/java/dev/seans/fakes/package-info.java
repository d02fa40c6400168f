/**
 * The little that tests must pretend: a request, a response, beans found through CDI, a listener of the log.
 * Everything else in the tests is the real thing.
 */
@NullMarked
package dev.seans.fakes;

import org.jspecify.annotations.NullMarked;
