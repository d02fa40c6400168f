package dev.seans.api;

import dev.seans.database.DatabaseError;
import dev.seans.database.FailureLog;
import dev.seans.filter.RefusalReason;
import dev.seans.identity.Sha256;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** How JSON is sent. */
public final class JsonAnswer {

    private static final Logger LOG = System.getLogger(JsonAnswer.class.getName());
    private static final FailureLog AWAY = new FailureLog(LOG, Level.ERROR);

    private JsonAnswer() {}

    public static void send(HttpServletResponse response, int status, JsonValue json) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.getOutputStream().write(json.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Tells what is wrong: with the request, or that the database is away, or that the server's log has more. */
    public static void sendFailure(HttpServletResponse response, RuntimeException failed) throws IOException {
        if (failed instanceof ApiException refused) {
            send(response, refused.status(), refused.json());
        } else if (DatabaseError.isAway(failed)) {
            AWAY.log("An API request found no database; its client is told to come again", failed);
            response.setHeader("Retry-After", RefusalReason.RETRY_AFTER);
            send(
                    response,
                    HttpServletResponse.SC_SERVICE_UNAVAILABLE,
                    error("the database does not answer at the moment: see whether it runs, and come again"));
        } else {
            LOG.log(Level.ERROR, "An API request failed; its client is told to look here", failed);
            send(
                    response,
                    HttpServletResponse.SC_INTERNAL_SERVER_ERROR,
                    error("the request failed: the server's log has the details"));
        }
    }

    private static JsonValue error(String message) {
        return JsonFields.object().add("error", message).build();
    }

    /**
     * Sends what may be kept and asked for again: with an entity tag, or 304 without a body to whom has it already (RFC 9110,
     * section 13.1.2), and packed for whom understands that.
     */
    public static void sendKeepable(HttpServletRequest request, HttpServletResponse response, JsonContent json)
            throws IOException {
        byte[] body = json.toUtf8();
        String tag = "W/\"" + Sha256.hex(body).substring(0, 32) + "\"";
        response.setHeader("Cache-Control", "private, no-cache");
        response.setHeader("ETag", tag);
        response.addHeader("Vary", "Accept-Encoding");
        if (hasAlready(request, tag)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        send(request, response, body);
    }

    /** Sends it packed, if the client understands that. */
    public static void sendPacked(HttpServletRequest request, HttpServletResponse response, JsonContent json)
            throws IOException {
        response.addHeader("Vary", "Accept-Encoding");
        send(request, response, json.toUtf8());
    }

    private static void send(HttpServletRequest request, HttpServletResponse response, byte[] body) throws IOException {
        response.setContentType("application/json");
        try (OutputStream out = GzipCoding.wanted(request, response, body.length)) {
            out.write(body);
        }
    }

    /** Whether this is what the client has, by weak comparison. */
    public static boolean hasAlready(HttpServletRequest request, String tag) {
        String known = request.getHeader("If-None-Match");
        return known != null
                && Arrays.stream(known.split(","))
                        .map(String::strip)
                        .anyMatch(one -> one.equals("*") || opaque(one).equals(opaque(tag)));
    }

    private static String opaque(String tag) {
        return tag.startsWith("W/") ? tag.substring(2) : tag;
    }
}
