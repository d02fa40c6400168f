package dev.seans.api;

import dev.seans.identity.Sha256;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** How JSON is sent. */
public final class JsonAnswer {

    private JsonAnswer() {}

    public static void send(HttpServletResponse response, int status, JsonValue json) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.getOutputStream().write(json.toString().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Sends what may be kept and asked for again: with an entity tag, or 304 without a body to whom has it already (RFC 9110,
     * section 13.1.2), and packed for whom understands that.
     */
    public static void sendKeepable(HttpServletRequest request, HttpServletResponse response, JsonValue json)
            throws IOException {
        byte[] body = json.toString().getBytes(StandardCharsets.UTF_8);
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
    public static void sendPacked(HttpServletRequest request, HttpServletResponse response, JsonValue json)
            throws IOException {
        response.addHeader("Vary", "Accept-Encoding");
        send(request, response, json.toString().getBytes(StandardCharsets.UTF_8));
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
