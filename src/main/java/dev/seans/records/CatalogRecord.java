package dev.seans.records;

/** One thing that a CommerceML document says: a record with an id, why there is none, or what of it was not understood. */
public sealed interface CatalogRecord permits KeyedRecord, Rejection, ValueProblem {}
