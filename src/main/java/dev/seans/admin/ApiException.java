package dev.seans.admin;

import jakarta.servlet.http.HttpServletResponse;

/** A request to the API that cannot be answered. */
final class ApiException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String text;

    ApiException(int status, String text) {
        super(text);
        this.status = status;
        this.text = text;
    }

    static ApiException notFound(String text) {
        return new ApiException(HttpServletResponse.SC_NOT_FOUND, text);
    }

    static ApiException nothingHere() {
        return notFound("there is nothing at this path: /api/openapi.yaml lists what there is");
    }

    /** What is wrong with it, for the operator. */
    String text() {
        return text;
    }

    /** The HTTP status to answer with. */
    int status() {
        return status;
    }
}
