package dev.seans.login;

import java.net.URI;
import java.net.http.HttpRequest;

/** How exchanges are named in messages. */
final class RequestText {

    private RequestText() {}

    /** Method and address, without the query, in which there may be secrets. */
    static String of(HttpRequest request) {
        return request.method() + " " + origin(request.uri())
                + request.uri().getRawPath().replaceAll(";[^/]*", "");
    }

    /** Scheme, host and port. */
    static String origin(URI uri) {
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }
}
