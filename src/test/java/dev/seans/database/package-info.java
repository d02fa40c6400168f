/**
 * Databases for tests: fresh, migrated, and the same for every room that needs one.
 * Tests of what differs between H2 and PostgreSQL stand here too.
 */
@NullMarked
package dev.seans.database;

import org.jspecify.annotations.NullMarked;
