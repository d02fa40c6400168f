/** HTTP as 1C writes it and reads it: what no library would send can be sent. */
@NullMarked
package dev.seans.testkit.http;

import org.jspecify.annotations.NullMarked;
