package dev.seans.orderbook;

import jakarta.ejb.ApplicationException;
import org.jspecify.annotations.Nullable;

/** An order that was not taken, because of another one. Nothing was written. */
@ApplicationException
public class OrderConflictException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final transient @Nullable OrderStatus newest;

    OrderConflictException(Reason reason, @Nullable OrderStatus newest, String message) {
        super(message);
        this.reason = reason;
        this.newest = newest;
    }

    public Reason reason() {
        return reason;
    }

    /** The order as it is; null if it is another shop's. */
    public @Nullable OrderStatus newest() {
        return newest;
    }

    /** Why it was not taken. */
    public enum Reason {
        /** The version is older than one that was put before. */
        OUTDATED,

        /** The same version was put with another content. */
        SAME_VERSION,

        /** The same key came with another content. */
        SAME_KEY,

        /** The number belongs to an order of another shop in the same 1C. */
        NUMBER_TAKEN
    }
}
