/**
 * The built WAR on the real servers, over HTTP only: what the embedded tests cannot show, because they do not load the
 * classes from the WAR.
 * One contract, one subclass for each server.
 */
@NullMarked
package dev.seans.smoke;

import org.jspecify.annotations.NullMarked;
