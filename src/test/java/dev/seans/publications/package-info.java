/** What default.vrd and a filter's parameters say of services. */
@NullMarked
package dev.seans.publications;

import org.jspecify.annotations.NullMarked;
