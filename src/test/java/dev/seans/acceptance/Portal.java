package dev.seans.acceptance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** An API whose login is a form, and whose session is what it answers: neither Basic nor 1C's. */
final class Portal implements AutoCloseable {

    private static final String TOKEN = "aaaa-bbbb-cccc";

    private final HttpServer server;
    private final AtomicInteger logins = new AtomicInteger();

    private Portal(HttpServer server) {
        this.server = server;
    }

    static Portal start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            Portal portal = new Portal(server);
            server.createContext("/token", portal::token);
            server.createContext("/check", Portal::check);
            server.start();
            return portal;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    int logins() {
        return logins.get();
    }

    private void token(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean known = form.equals("user=%D1%81%D0%BA%D0%BB%D0%B0%D0%B4&password=a%26b");
        logins.incrementAndGet();
        answer(exchange, known ? 200 : 401, TOKEN);
    }

    private static void check(HttpExchange exchange) throws IOException {
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        answer(exchange, ("Bearer " + TOKEN).equals(authorization) ? 200 : 401, "{}");
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
