package dev.seans.testkit.onec;

import java.io.IOException;
import java.net.URI;

/**
 * A base of 1C:Enterprise that a test runs. It talks to a site as its kind does: it sends its goods in that kind's schema,
 * files and sessions, and finds the site's orders as that kind finds them. A portion that fails is not sent again.
 */
public final class OneC {

    private final OneCKind kind;
    private final URI exchange;
    private final String user;
    private final String password;
    private final int portion;
    private final OneCOrders orders;

    private OneC(OneCKind kind, URI exchange, String user, String password, int portion, OneCOrders orders) {
        this.kind = kind;
        this.exchange = exchange;
        this.user = user;
        this.password = password;
        this.portion = portion;
        this.orders = orders;
    }

    /** A base that has no orders yet. The address is what its user types in: that of the exchange. */
    public static OneC of(OneCKind kind, URI exchange, String user, String password) {
        OneCConnection sale = new OneCConnection(exchange, "sale", user, password, kind.options());
        return new OneC(kind, exchange, user, password, Integer.MAX_VALUE, new OneCOrders(kind, sale));
    }

    /**
     * The same base, its node set to portions of so many products: {@link OneCKind#STOCK} sends each in a session of its own,
     * the others know no portions.
     *
     * @throws IllegalArgumentException if it is less than one
     */
    public OneC inPortionsOf(int products) {
        if (products < 1) {
            throw new IllegalArgumentException("A portion has at least one product, not " + products);
        }
        return new OneC(kind, exchange, user, password, products, orders);
    }

    /**
     * Sends all of its goods.
     *
     * @throws OneCFailure if the site refuses some of it, with what 1C would show to its operator
     */
    public void exportAll(Catalogue catalogue) throws IOException, OneCFailure {
        export().run(catalogue, false);
    }

    /**
     * Sends what has changed since the last time.
     *
     * @throws OneCFailure if the site refuses some of it, with what 1C would show to its operator
     */
    public void exportChanges(Catalogue changed) throws IOException, OneCFailure {
        export().run(changed, true);
    }

    /** The site's orders in this base. */
    public OneCOrders orders() {
        return orders;
    }

    private CatalogueExport export() {
        OneCConnection catalog = new OneCConnection(exchange, "catalog", user, password, kind.options());
        return new CatalogueExport(kind, catalog, portion);
    }
}
