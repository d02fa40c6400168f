package dev.seans.changes;

/**
 * That something has changed: a record of the catalogue, a file, or what 1C says of an order.
 *
 * @param at where it stands in the feed
 * @param kind of record; {@code FILE}, {@code ORDER}
 * @param rowId of its table
 * @param id of 1C; the path of a file; the shop's number of an order
 * @param deleted whether 1C has marked it as deleted
 * @param active false for what is hidden, because an export holds it no more
 */
public record Change(ChangeCursor at, String kind, long rowId, String id, boolean deleted, boolean active) {

    public static final String FILE = "FILE";
    public static final String ORDER = "ORDER";
}
