package dev.seans.bench.sessions;

/**
 * A line of the report.
 *
 * @param variant of the workload, such as the size of the payload
 */
record Case(String database, Workload workload, String variant, Contender contender) {}
