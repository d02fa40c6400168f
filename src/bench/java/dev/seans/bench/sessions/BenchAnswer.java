package dev.seans.bench.sessions;

/**
 * What came back.
 *
 * @param status of HTTP
 * @param cookie {@code name=value} that was set; empty if none was
 */
record BenchAnswer(int status, String body, String cookie) {

    private static final int OK = 200;

    boolean isGood() {
        return status == OK;
    }

    /** The name and value of a {@code Set-Cookie}. */
    static String pair(String setCookie) {
        int semicolon = setCookie.indexOf(';');
        return semicolon < 0 ? setCookie : setCookie.substring(0, semicolon);
    }
}
