package dev.seans.catalog;

import dev.seans.records.RecordKind;

/**
 * What became of the records of a file.
 *
 * @param groups distinct ids read, as are properties, products and offers
 * @param prices values read, as are stocks
 * @param unchanged groups, properties, products, offers and documents of orders that needed no write
 * @param rejected records that could not be stored
 * @param badValues values that were not understood, in records that are stored without them
 * @param orders documents of orders, payments and shipments
 */
public record RecordCounts(
        long groups,
        long properties,
        long products,
        long offers,
        long prices,
        long stocks,
        long unchanged,
        long rejected,
        long badValues,
        long orders) {

    public static final RecordCounts NONE = new RecordCounts(0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** Of a catalogue alone. */
    public RecordCounts(
            long groups,
            long properties,
            long products,
            long offers,
            long prices,
            long stocks,
            long unchanged,
            long rejected,
            long badValues) {
        this(groups, properties, products, offers, prices, stocks, unchanged, rejected, badValues, 0);
    }

    /** Of documents of orders that 1C has sent back: unchanged and rejected ones are among those that were read. */
    public static RecordCounts ofOrders(long orders, long unchanged, long rejected) {
        return new RecordCounts(0, 0, 0, 0, 0, 0, unchanged, rejected, 0, orders);
    }

    public RecordCounts plus(RecordCounts other) {
        return new RecordCounts(
                groups + other.groups,
                properties + other.properties,
                products + other.products,
                offers + other.offers,
                prices + other.prices,
                stocks + other.stocks,
                unchanged + other.unchanged,
                rejected + other.rejected,
                badValues + other.badValues,
                orders + other.orders);
    }

    static RecordCounts ofRejected(long rejected) {
        return new RecordCounts(0, 0, 0, 0, 0, 0, 0, rejected, 0);
    }

    static RecordCounts ofBadValues(long badValues) {
        return new RecordCounts(0, 0, 0, 0, 0, 0, 0, 0, badValues);
    }

    static RecordCounts ofValues(long prices, long stocks) {
        return new RecordCounts(0, 0, 0, 0, prices, stocks, 0, 0, 0);
    }

    /** Price types, warehouses, units and categories are stored, but not counted. */
    static RecordCounts ofKind(RecordKind kind, long distinct, long unchanged) {
        return switch (kind) {
            case GROUP -> new RecordCounts(distinct, 0, 0, 0, 0, 0, unchanged, 0, 0);
            case PROPERTY -> new RecordCounts(0, distinct, 0, 0, 0, 0, unchanged, 0, 0);
            case PRODUCT -> new RecordCounts(0, 0, distinct, 0, 0, 0, unchanged, 0, 0);
            case OFFER -> new RecordCounts(0, 0, 0, distinct, 0, 0, unchanged, 0, 0);
            case PRICE_TYPE, WAREHOUSE, UNIT, CATEGORY, ORDER -> NONE;
        };
    }
}
