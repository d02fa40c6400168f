/** What teams test their own code with, in seans-testkit.jar. */
@NullMarked
package dev.seans.testkit;

import org.jspecify.annotations.NullMarked;
