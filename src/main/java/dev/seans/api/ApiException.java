package dev.seans.api;

import dev.seans.client.UpstreamSessionException;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/** A request to the API that cannot be answered. */
public final class ApiException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String text;
    private final transient @Nullable String field;
    private final transient @Nullable JsonValue details;

    public ApiException(int status, String text) {
        this(status, text, null, null);
    }

    private ApiException(int status, String text, @Nullable String field, @Nullable JsonValue details) {
        super(text);
        this.status = status;
        this.text = text;
        this.field = field;
        this.details = details;
    }

    /** One that tells a program more, in a field beside the text. */
    public static ApiException with(int status, String text, String field, JsonValue details) {
        return new ApiException(status, text, field, details);
    }

    public static ApiException notFound(String text) {
        return new ApiException(HttpServletResponse.SC_NOT_FOUND, text);
    }

    public static ApiException nothingHere() {
        return notFound("there is nothing at this path: /api/openapi.yaml lists what there is");
    }

    /** What is here takes other methods, which the answer names. */
    public static ApiException notAllowed(HttpServletResponse response, String allowed) {
        response.setHeader("Allow", allowed);
        return new ApiException(HttpServletResponse.SC_METHOD_NOT_ALLOWED, "use one of: " + allowed);
    }

    public static ApiException unknownUpstream() {
        return notFound("there is no such upstream: the setting seans.upstreams names them");
    }

    /** There are no cookies to give; a program can tell why by the reason. */
    public static ApiException noSession(UpstreamSessionException why) {
        return with(
                HttpServletResponse.SC_SERVICE_UNAVAILABLE,
                String.valueOf(why.getMessage()),
                "reason",
                JsonFields.value(why.reason()));
    }

    /** What is wrong with it, for the operator. */
    public String text() {
        return text;
    }

    /** The HTTP status to answer with. */
    public int status() {
        return status;
    }

    /** The body of the answer. */
    public JsonValue json() {
        JsonObjectBuilder json = JsonFields.object().add("error", text);
        if (field != null && details != null) {
            json.add(field, details);
        }
        return json.build();
    }
}
