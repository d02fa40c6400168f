package dev.seans.visitor;

import dev.seans.server.ServerUser;
import dev.seans.testkit.http.RawHttp;
import dev.seans.testkit.http.RawRequest;
import dev.seans.testkit.http.RawResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A program that calls services: it keeps no cookies but those that it is told to send.
 *
 * @param root of the application, with a slash at its end
 */
public record ServiceCaller(URI root, Map<String, String> headers) {

    public ServiceCaller {
        headers = Map.copyOf(headers);
    }

    public static ServiceCaller of(URI root, ServerUser user) {
        String pair = user.name() + ":" + user.password();
        return new ServiceCaller(root, Map.of())
                .with(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }

    /** One that sends this header, too. */
    public ServiceCaller with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new ServiceCaller(root, more);
    }

    /** Sends this text as {@code Cookie}, whatever it is: 1C's own clients send a whole Set-Cookie. */
    public ServiceCaller withCookie(String text) {
        return with("Cookie", text);
    }

    /** Has this word of 1C in its header. */
    public ServiceCaller says(String command) {
        return with("IBSession", command);
    }

    /** The same program at another node. */
    public ServiceCaller at(URI otherRoot) {
        return new ServiceCaller(otherRoot, headers);
    }

    public RawResponse get(String path) throws IOException {
        return send(RawRequest.get(root.getPath() + path));
    }

    /** With a body that nobody is interested in. */
    public RawResponse post(String path) throws IOException {
        return send(RawRequest.post(root.getPath() + path, "<block/>".getBytes(StandardCharsets.UTF_8)));
    }

    private RawResponse send(RawRequest request) throws IOException {
        headers.forEach(request::header);
        return new RawHttp(root).send(request);
    }

    /** The one Set-Cookie of an answer, as 1C's own clients keep it. */
    public static String cookieOf(RawResponse answer) {
        List<String> cookies = answer.headers("Set-Cookie");
        if (cookies.size() != 1) {
            throw new AssertionError("There is not one Set-Cookie in " + answer);
        }
        return cookies.get(0);
    }

    /** The id in a Set-Cookie. */
    public static String idIn(String cookie) {
        return cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';'));
    }
}
