package dev.seans.catalog;

import dev.seans.bulk.TableStatements;
import dev.seans.database.Dialect;
import java.sql.Connection;

/** What all tables share while one chunk is written. */
record WriteSession(
        Connection connection,
        Dialect dialect,
        WriteContext context,
        TableStatements statements,
        RowIds rowIds,
        PreparedChunk chunk) {}
