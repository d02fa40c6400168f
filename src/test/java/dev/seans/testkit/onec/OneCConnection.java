package dev.seans.testkit.onec;

import dev.seans.testkit.http.RawHttp;
import dev.seans.testkit.http.RawRequest;
import dev.seans.testkit.http.RawResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Base64;

/** The single requests of 1C. Basic goes ahead with each of them. */
public final class OneCConnection {

    private final RawHttp http;
    private final String path;
    private final String type;
    private final String authorization;
    private final OneCOptions options;

    /** To the address that a user types into 1C; the type is {@code catalog} or {@code sale}. */
    public OneCConnection(URI exchange, String type, String user, String password, OneCOptions options) {
        this.http = new RawHttp(exchange);
        this.path = exchange.getPath();
        this.type = type;
        byte[] credentials = (user + ":" + password).getBytes(options.credentialsCharset());
        this.authorization = "Basic " + Base64.getEncoder().encodeToString(credentials);
        this.options = options;
    }

    /**
     * A checkauth that must succeed.
     *
     * @throws IOException also if it does not, with the answer
     */
    public OneCSession login() throws IOException {
        RawResponse answer = checkauth();
        if (!answer.lines().get(0).equals("success")) {
            throw new IOException("checkauth: " + answer);
        }
        return OneCSession.of(answer);
    }

    public RawResponse checkauth() throws IOException {
        return send(request(query("checkauth")));
    }

    public RawResponse init(OneCSession session) throws IOException {
        return ask(query("init"), session);
    }

    /** A whole file, or a fragment of one; the name goes out unescaped. */
    public RawResponse file(OneCSession session, String name, byte[] content) throws IOException {
        String target = withSession(query("file") + "&filename=" + name, session);
        return send(RawRequest.post(target, content).header("Cookie", session.cookie()));
    }

    public RawResponse importFile(OneCSession session, String name) throws IOException {
        return ask(query("import") + "&filename=" + name, session);
    }

    /** A mode that takes nothing but the session. */
    public RawResponse mode(String mode, OneCSession session) throws IOException {
        return ask(query(mode), session);
    }

    private RawResponse ask(String target, OneCSession session) throws IOException {
        return send(request(withSession(target, session)).header("Cookie", session.cookie()));
    }

    private RawRequest request(String target) {
        return options.postEverything() ? RawRequest.post(target, new byte[0]) : RawRequest.get(target);
    }

    private RawResponse send(RawRequest request) throws IOException {
        request.header("Authorization", authorization).header("User-Agent", "1C+Enterprise/8.3");
        return http.send(options.http10() ? request.http10() : request);
    }

    private String query(String mode) {
        return path + "?type=" + type + "&mode=" + mode;
    }

    private String withSession(String target, OneCSession session) {
        return options.sendSessionId() ? target + "&sessid=" + session.sessionId() : target;
    }
}
