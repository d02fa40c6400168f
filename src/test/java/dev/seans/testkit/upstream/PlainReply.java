package dev.seans.testkit.upstream;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An answer of HTTP.
 *
 * @param headers whole lines
 */
public record PlainReply(int status, List<String> headers, String body) implements WireReply {

    public PlainReply {
        headers = List.copyOf(headers);
    }

    public static PlainReply of(int status) {
        return new PlainReply(status, List.of(), "");
    }

    public PlainReply with(String header, String value) {
        List<String> more = new ArrayList<>(headers);
        more.add(header + ": " + value);
        return new PlainReply(status, more, body);
    }

    public PlainReply without(String header) {
        String start = header.toLowerCase(Locale.ROOT) + ":";
        List<String> fewer = headers.stream()
                .filter(line -> !line.toLowerCase(Locale.ROOT).startsWith(start))
                .toList();
        return new PlainReply(status, fewer, body);
    }

    public PlainReply saying(String contentType, String text) {
        return new PlainReply(status, headers, text).with("Content-Type", contentType);
    }

    @Override
    public boolean writeTo(OutputStream out) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Said\r\n");
        headers.forEach(line -> head.append(line).append("\r\n"));
        if (status != 204) {
            head.append("Content-Length: ").append(bytes.length).append("\r\n");
        }
        out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        out.write(bytes);
        out.flush();
        return true;
    }
}
