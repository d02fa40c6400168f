package dev.seans.shop;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A shop that wants to be told. */
public final class HookPort implements AutoCloseable {

    private final HttpServer server;
    private final List<Told> told = new CopyOnWriteArrayList<>();
    private volatile int status = 200;

    public HookPort() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.createContext("/hook", exchange -> {
            told.add(new Told(
                    String.valueOf(exchange.getRequestHeaders().getFirst("webhook-id")),
                    Long.parseLong(exchange.getRequestHeaders().getFirst("webhook-timestamp")),
                    String.valueOf(exchange.getRequestHeaders().getFirst("webhook-signature")),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook?shop=1";
    }

    /** What it answers from now on. */
    public void answers(int other) {
        status = other;
    }

    /** All that it was told. */
    public List<Told> told() {
        return told;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** A request to it. */
    public record Told(String id, long seconds, String signature, String body) {

        /** Whether somebody has signed it who knows the key. */
        public boolean isSignedWith(byte[] key) {
            return signature.equals(WebhookMessage.signature(key, id, seconds, body));
        }
    }
}
