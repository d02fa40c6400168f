/**
 * CommerceML: a document of 1C comes in, and records come out. Knows XML, the habits of real exports and the names that 1C gives
 * files, and no database.
 */
@NullMarked
package dev.seans.commerceml;

import org.jspecify.annotations.NullMarked;
