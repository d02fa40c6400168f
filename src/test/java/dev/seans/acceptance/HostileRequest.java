package dev.seans.acceptance;

import dev.seans.testkit.http.RawRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A request that no honest client would send, and the answer it must get. */
final class HostileRequest {

    static final String REFUSED =
            "failure\nThe exchange session was not recognised: its id is missing, unknown, expired"
                    + " or another user's. Begin the exchange again.";
    static final String REFUSED_AT_INIT =
            REFUSED + "\nThe application server's log has the details, in the line of this request.";
    static final byte[] XML = "<?xml version=\"1.0\"?><a/>".getBytes(StandardCharsets.UTF_8);

    private final String name;
    private final int status;
    private final String answer;
    private String method = "GET";
    private String query = "type=catalog&mode=init";
    private String authorization = Basic.of("1c", "1c");
    private byte[] body = new byte[0];
    private final List<String[]> headers = new ArrayList<>();

    private HostileRequest(String name, int status, String answer) {
        this.name = name;
        this.status = status;
        this.answer = answer;
    }

    static HostileRequest answered(String name, int status, String answer) {
        return new HostileRequest(name, status, answer);
    }

    static HostileRequest refused(String name) {
        return new HostileRequest(name, 403, REFUSED_AT_INIT);
    }

    static HostileRequest failed(String name, String reason) {
        return new HostileRequest(name, 200, "failure\n" + reason);
    }

    HostileRequest method(String other) {
        method = other;
        return this;
    }

    HostileRequest query(String other) {
        query = other;
        return this;
    }

    HostileRequest as(String otherAuthorization) {
        authorization = otherAuthorization;
        return this;
    }

    HostileRequest header(String header, String value) {
        headers.add(new String[] {header, value});
        return this;
    }

    /** A POST of a small XML document under this name. */
    HostileRequest upload(String fileName) {
        return method("POST")
                .query("type=catalog&mode=file&sessid=<id>&filename=" + fileName)
                .body(XML);
    }

    HostileRequest body(byte[] bytes) {
        body = bytes.clone();
        return this;
    }

    int status() {
        return status;
    }

    String answer() {
        return answer;
    }

    /** With a live session's id in the place of {@code <id>}. */
    RawRequest toRequest(String path, String id) {
        RawRequest request = RawRequest.of(method, path + "?" + query.replace("<id>", id));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        headers.forEach(header -> request.header(header[0], header[1].replace("<id>", id)));
        byte[] bytes = new String(body, StandardCharsets.ISO_8859_1)
                .replace("<id>", id)
                .getBytes(StandardCharsets.ISO_8859_1);
        return bytes.length == 0 && !method.equals("POST") ? request : request.body(bytes, bytes.length);
    }

    @Override
    public String toString() {
        return name;
    }
}
