/**
 * The server's data source as everybody uses it: connections, migrations, database time, classes of errors.
 * What differs between H2 and PostgreSQL stands behind {@link dev.seans.database.Dialect}.
 * May use settings; the tables themselves belong to the rooms above, each with its own SQL.
 */
@NullMarked
package dev.seans.database;

import org.jspecify.annotations.NullMarked;
