/**
 * Many rows into a table at once, in the fastest way that the data source allows: JDBC batches, PostgreSQL's arrays, or its
 * COPY. Knows columns and types, and nothing of what the rows mean.
 */
@NullMarked
package dev.seans.bulk;

import org.jspecify.annotations.NullMarked;
