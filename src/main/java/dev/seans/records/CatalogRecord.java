package dev.seans.records;

/** One thing that a CommerceML document says: a record with an id, an order, why there is none, or what of it was not understood. */
public sealed interface CatalogRecord permits KeyedRecord, OrderRecord, Rejection, ValueProblem {}
