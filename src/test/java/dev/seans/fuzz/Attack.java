package dev.seans.fuzz;

import dev.seans.testkit.http.RawRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** A hostile conversation within a live session: requests that are sent one after the other. */
public interface Attack {

    /**
     * Its requests.
     *
     * @param path of the exchange
     * @param id of the session
     * @param number of the attack, for names that no other one has used
     */
    List<RawRequest> requests(String path, String id, int number);

    /** A request whose whole query is hostile; {@code <id>} in it is the session's. */
    static Attack query(String query) {
        return (path, id, number) ->
                List.of(authorized(RawRequest.get(path + "?" + sendable(query).replace("<id>", id))));
    }

    /** A request with a hostile header. */
    static Attack header(String name, String value) {
        return (path, id, number) -> List.of(RawRequest.get(path + "?type=catalog&mode=init")
                .header(name, sendable(value).replace("<id>", id)));
    }

    /** A file under a hostile name. */
    static Attack name(String name) {
        return (path, id, number) -> List.of(
                post(path, id, "file&filename=" + escaped(name), new byte[] {1, 2, 3}),
                get(path, id, "import&filename=" + escaped(name)));
    }

    /** A hostile document, and its import. */
    static Attack document(byte[] document) {
        return (path, id, number) -> List.of(
                post(path, id, "file&filename=fuzz" + number + ".xml", document),
                get(path, id, "import&filename=fuzz" + number + ".xml"));
    }

    /** A hostile archive, and the import of what may be in it. */
    static Attack archive(byte[] archive, String entry) {
        return (path, id, number) -> List.of(
                post(path, id, "file&filename=fuzz" + number + ".zip", archive),
                get(path, id, "import&filename=" + escaped(entry)));
    }

    /** Bytes that may be no request at all; {@code <id>} in them is the session's. */
    static Attack raw(byte[] bytes) {
        String latin1 = new String(bytes, StandardCharsets.ISO_8859_1);
        return (path, id, number) ->
                List.of(RawRequest.raw(latin1.replace("<id>", id).getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static RawRequest get(String path, String id, String modeAndName) {
        return authorized(RawRequest.get(path + "?type=catalog&sessid=" + id + "&mode=" + modeAndName));
    }

    private static RawRequest post(String path, String id, String modeAndName, byte[] body) {
        return authorized(RawRequest.post(path + "?type=catalog&sessid=" + id + "&mode=" + modeAndName, body));
    }

    private static RawRequest authorized(RawRequest request) {
        return request.header(
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString("1c:1c".getBytes(StandardCharsets.UTF_8)));
    }

    /** Blanks and control characters would end the line; that is the server's business, not ours. */
    private static String sendable(String text) {
        return text.replaceAll("[\\x00-\\x20\\x7F]", "+");
    }

    private static String escaped(String name) {
        return HexFormat.of().withPrefix("%").withUpperCase().formatHex(name.getBytes(StandardCharsets.UTF_8));
    }
}
