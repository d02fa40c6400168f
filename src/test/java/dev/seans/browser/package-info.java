/**
 * The console in a real browser, Chromium, with the built WAR on real servers: what an operator sees, and what happens when
 * he presses a button.
 * One contract, one subclass for each server; what no server can make different stands in one of them.
 */
@NullMarked
package dev.seans.browser;

import org.jspecify.annotations.NullMarked;
