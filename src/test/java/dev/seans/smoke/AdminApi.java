package dev.seans.smoke;

import dev.seans.server.ServerUser;
import dev.seans.testkit.http.RawHttp;
import dev.seans.testkit.http.RawRequest;
import dev.seans.testkit.http.RawResponse;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The JSON that operators read. */
public final class AdminApi {

    private final URI root;

    public AdminApi(URI root) {
        this.root = root;
    }

    /** The import of a session. */
    public JsonObject importOf(String sessionKey) throws IOException {
        return get("imports?sessionKey=" + sessionKey).getJsonArray("imports").getJsonObject(0);
    }

    public JsonObject counts(String source) throws IOException {
        return get("catalog/counts?source=" + URLEncoder.encode(source, StandardCharsets.UTF_8));
    }

    /** Does something, as an operator's script would. */
    public RawResponse post(String path) throws IOException {
        return new RawHttp(root)
                .send(RawRequest.post(root.getPath() + "api/" + path, new byte[0])
                        .header("Content-Type", "application/json")
                        .header("Authorization", authorization()));
    }

    static String authorization() {
        ServerUser admin = ServerUser.ADMIN;
        byte[] credentials = (admin.name() + ":" + admin.password()).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(credentials);
    }

    /** The answer as it comes, whatever it is. */
    public RawResponse ask(String pathAndQuery) throws IOException {
        return new RawHttp(root)
                .send(RawRequest.get(root.getPath() + "api/" + pathAndQuery).header("Authorization", authorization()));
    }

    public JsonObject get(String pathAndQuery) throws IOException {
        RawResponse answer = ask(pathAndQuery);
        if (answer.status() != 200) {
            throw new IOException("GET api/" + pathAndQuery + ": " + answer);
        }
        try (var reader = Json.createReader(new StringReader(answer.text()))) {
            return reader.readObject();
        }
    }
}
