package dev.seans.orders;

/** How to reach a customer. */
public record Contact(Kind kind, String value) {

    /**
     * Blanks around the value are dropped.
     *
     * @throws InvalidOrderException if something is missing, empty, too long, or no text for XML
     */
    public Contact {
        value = OrderCheck.trimmed(value);
        new OrderCheck()
                .needed("kind", kind, "phone or email")
                .text("value", value, 255)
                .done();
    }

    /** By what. */
    public enum Kind {
        PHONE,
        EMAIL
    }
}
