package dev.seans.testkit.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The bytes of an HTTP request, exactly as told: nothing is escaped, added or checked but {@code Host} and, for HTTP/1.1,
 * {@code Connection: close}.
 */
public final class RawRequest {

    private final String method;
    private final String target;
    private String version = "HTTP/1.1";
    private final List<String> headers = new ArrayList<>();
    private byte[] body = new byte[0];
    private Optional<byte[]> raw = Optional.empty();

    private RawRequest(String method, String target) {
        this.method = method;
        this.target = target;
    }

    /** The target is path and query; what is not ASCII in it goes out as raw UTF-8. */
    public static RawRequest of(String method, String target) {
        return new RawRequest(method, target);
    }

    public static RawRequest get(String target) {
        return of("GET", target);
    }

    /** A body with its length, and no Content-Type, as 1C sends it. */
    public static RawRequest post(String target, byte[] body) {
        return of("POST", target).body(body, body.length);
    }

    /** Any bytes in place of a request; their client ends its side behind them, since nobody knows how long they say they are. */
    public static RawRequest raw(byte[] all) {
        RawRequest request = of("", "");
        request.raw = Optional.of(all.clone());
        return request;
    }

    public boolean isRaw() {
        return raw.isPresent();
    }

    public RawRequest http10() {
        version = "HTTP/1.0";
        return this;
    }

    public RawRequest header(String name, String value) {
        headers.add(name + ": " + value);
        return this;
    }

    /** A body that need not be as long as it says. */
    public RawRequest body(byte[] bytes, long declaredLength) {
        body = bytes.clone();
        return header("Content-Length", String.valueOf(declaredLength));
    }

    byte[] toBytes(String host) {
        return raw.orElseGet(() -> written(host));
    }

    private byte[] written(String host) {
        StringBuilder head = new StringBuilder();
        head.append(method)
                .append(' ')
                .append(target)
                .append(' ')
                .append(version)
                .append("\r\n");
        head.append("Host: ").append(host).append("\r\n");
        if ("HTTP/1.1".equals(version)) {
            head.append("Connection: close\r\n");
        }
        headers.forEach(header -> head.append(header).append("\r\n"));
        head.append("\r\n");
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
        all.writeBytes(body);
        return all.toByteArray();
    }

    /** For the message of a failed test; a body is shown as text, as far as it is one. */
    @Override
    public String toString() {
        if (raw.isPresent()) {
            return new String(raw.get(), StandardCharsets.ISO_8859_1);
        }
        return method + " " + target + " " + headers + " " + new String(body, StandardCharsets.UTF_8);
    }
}
