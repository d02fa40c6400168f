package dev.seans.bench.sessions;

/**
 * One request to the servlet.
 *
 * @param query such as {@code op=write&ms=5}
 * @param cookies the value of the header, empty if it is not sent
 */
record BenchRequest(String query, String cookies) {

    /** Reads the session of this cookie. */
    static BenchRequest read(String cookies) {
        return new BenchRequest("op=read", cookies);
    }

    /** Adds one to the counter of the session of this cookie. */
    static BenchRequest write(String cookies) {
        return new BenchRequest("op=write", cookies);
    }

    /** Adds one to the counter, and takes its time. */
    static BenchRequest slowWrite(String cookies, long millis) {
        return new BenchRequest("op=write&ms=" + millis, cookies);
    }
}
