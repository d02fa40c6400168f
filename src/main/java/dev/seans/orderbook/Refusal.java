package dev.seans.orderbook;

/** Why a document of 1C changes nothing. */
public enum Refusal {
    /** None is made of it: it would go back to 1C as a new order. */
    UNKNOWN_ORDER("no shop has put such an order"),
    OTHER_OPERATION("its operation is none that is exchanged"),
    TOO_LARGE("it has as JSON more than %,d characters".formatted(Refusal.CONTENT_MAX)),
    NAMELESS("it has neither a number nor the number of its order");

    /** As many characters as the column has. */
    static final int CONTENT_MAX = 1_000_000;

    private final String why;

    Refusal(String why) {
        this.why = why;
    }

    /** In words, for the log. */
    String why() {
        return why;
    }
}
