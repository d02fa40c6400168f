package dev.seans.admin;

/** What users of the server's realm may do with the API. No role contains another. */
enum ApiRole {
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

    /** Who may ask for what is at this path. */
    static ApiRole of(String path) {
        return CookieHandout.isAt(path) ? CLIENT : ADMIN;
    }

    /** As the server's realm knows it. */
    String text() {
        return role;
    }
}
