package dev.seans.orderbook;

/** How far the newest version of an order has come. */
public enum OrderState {
    /** 1C has not been given it yet. */
    PENDING(OrderRows.PENDING + " AND o.offered_version < o.version"),

    /** 1C has been given it, and has not said that it has it. */
    OFFERED(OrderRows.PENDING + " AND o.offered_version = o.version"),

    /** 1C has said that it has it. */
    CONFIRMED("o.pending_since IS NULL AND o.quarantined_at IS NULL"),

    /** It is offered no more, because 1C cannot take it; it waits for a correction, or for an operator. */
    QUARANTINED("o.quarantined_at IS NOT NULL");

    private final String condition;

    OrderState(String condition) {
        this.condition = condition;
    }

    /** Of the rows that are in this state. */
    String condition() {
        return condition;
    }
}
