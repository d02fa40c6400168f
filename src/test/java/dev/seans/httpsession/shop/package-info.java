/** Classes of an application, whose objects it keeps in sessions. */
@NullMarked
package dev.seans.httpsession.shop;

import org.jspecify.annotations.NullMarked;
