package dev.seans.catalog;

/** One thing that a CommerceML document says: a record with an id, or why there is none. */
public sealed interface CatalogRecord permits KeyedRecord, Rejection {}
