package dev.seans.testkit.http;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a server answered. */
public final class RawResponse {

    private static final Pattern CHARSET = Pattern.compile("(?i)charset=\"?([\\w-]+)");

    private final int status;
    private final List<String> headers;
    private final byte[] body;

    /**
     * @param headers as they came: "Name: value"
     */
    RawResponse(int status, List<String> headers, byte[] body) {
        this.status = status;
        this.headers = List.copyOf(headers);
        this.body = body.clone();
    }

    /** The same head with a body. */
    RawResponse with(byte[] other) {
        return new RawResponse(status, headers, other);
    }

    public int status() {
        return status;
    }

    public byte[] body() {
        return body.clone();
    }

    public Optional<String> header(String name) {
        return headers(name).stream().findFirst();
    }

    public List<String> headers(String name) {
        String start = name + ":";
        return headers.stream()
                .filter(header -> header.regionMatches(true, 0, start, 0, start.length()))
                .map(header -> header.substring(start.length()).strip())
                .toList();
    }

    /** The body, in the charset that Content-Type names, else in UTF-8. */
    public String text() {
        Matcher charset = CHARSET.matcher(header("Content-Type").orElse(""));
        return new String(body, charset.find() ? Charset.forName(charset.group(1)) : StandardCharsets.UTF_8);
    }

    /** As 1C counts lines: an LF at the end begins one more. */
    public List<String> lines() {
        return List.of(text().split("\n", -1));
    }

    @Override
    public String toString() {
        return "HTTP " + status + " " + headers + "\n" + text();
    }
}
