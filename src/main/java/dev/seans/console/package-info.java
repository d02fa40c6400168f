/**
 * Pages on which operators see what 1C does, and act. They are static, and stand beside these classes as they are; all that they
 * show and do goes through the API.
 */
@NullMarked
package dev.seans.console;

import org.jspecify.annotations.NullMarked;
