package dev.seans.api;

/** What users of the server's realm may do with the API. No role contains another. */
public enum ApiRole {
    /** Operators: everything but the cookies of upstreams. */
    ADMIN("seans-admin"),
    /** Programs that call upstreams: the cookies of upstreams alone. */
    CLIENT("seans-client"),
    /** Shops: their own orders, and what has changed in the sources that they may read. */
    SHOP("seans-shop");

    private final String role;

    ApiRole(String role) {
        this.role = role;
    }

    /** As the server's realm knows it. */
    public String text() {
        return role;
    }
}
