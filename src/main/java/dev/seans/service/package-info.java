/**
 * The services that the WAR itself publishes below {@code /hs}. Services of teams are in packages of their own: nothing
 * here is needed for them.
 */
@NullMarked
package dev.seans.service;

import org.jspecify.annotations.NullMarked;
