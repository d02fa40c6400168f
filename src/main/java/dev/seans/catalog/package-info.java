/**
 * The catalogue: records of documents become rows of tables, are compared with what is stored, and are shown. Knows tables and
 * no XML. Owns the tables seans_catalog_…; who imports what, and when, is decided above.
 */
@NullMarked
package dev.seans.catalog;

import org.jspecify.annotations.NullMarked;
