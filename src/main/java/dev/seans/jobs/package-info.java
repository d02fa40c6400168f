/**
 * Work in the background: one db-scheduler for each application, on threads of the server.
 * Owns the table seans_task. It decides which thread on which node runs a job, nothing else:
 * what is true of an import stands in the import's own rows.
 */
@NullMarked
package dev.seans.jobs;

import org.jspecify.annotations.NullMarked;
