package dev.seans.smoke;

import dev.seans.orders.Order;
import dev.seans.orders.OrderJson;
import dev.seans.server.ServerUser;
import dev.seans.testkit.http.RawHttp;
import dev.seans.testkit.http.RawRequest;
import dev.seans.testkit.http.RawResponse;
import jakarta.json.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The API as a shop uses it. */
public final class ShopApi {

    private final URI root;

    public ShopApi(URI root) {
        this.root = root;
    }

    /** Puts a version of an order. */
    public RawResponse put(Order order, long version) throws IOException {
        String body = Json.createObjectBuilder(OrderJson.json(order))
                .add("version", version)
                .build()
                .toString();
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return new RawHttp(root)
                .send(RawRequest.of("PUT", root.getPath() + "api/orders/" + order.number())
                        .body(bytes, bytes.length)
                        .header("Content-Type", "application/json")
                        .header("Authorization", authorization()));
    }

    /** What is below {@code api/}. */
    public RawResponse ask(String pathAndQuery) throws IOException {
        return send("GET", pathAndQuery);
    }

    /** The same with one more header. */
    public RawResponse ask(String pathAndQuery, String header, String value) throws IOException {
        return new RawHttp(root).send(request("GET", pathAndQuery).header(header, value));
    }

    public RawResponse send(String method, String pathAndQuery) throws IOException {
        return new RawHttp(root).send(request(method, pathAndQuery));
    }

    /** Without a body. */
    public RawResponse head(String pathAndQuery) throws IOException {
        return new RawHttp(root).head(request("HEAD", pathAndQuery));
    }

    private RawRequest request(String method, String pathAndQuery) {
        return RawRequest.of(method, root.getPath() + "api/" + pathAndQuery).header("Authorization", authorization());
    }

    private static String authorization() {
        ServerUser shop = ServerUser.SHOP;
        byte[] credentials = (shop.name() + ":" + shop.password()).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(credentials);
    }
}
