package dev.seans.smoke;

import dev.seans.client.SessionClient;
import dev.seans.client.UpstreamSessionException;
import dev.seans.settings.RawSettings;
import dev.seans.upstream.EncryptionKeys;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/** A program beside the server, without a container: it has the database and the keys, and calls upstreams. */
final class UpstreamPrograms {

    static final String KEYS = "k1=00112233445566778899aabbccddeeff0123456789abcdef0123456789abcdef";

    private final DataSource database;
    private final Map<String, SessionClient> clients = new ConcurrentHashMap<>();

    UpstreamPrograms(DataSource database) {
        this.database = database;
    }

    /** The status of its answer, or why it was not asked. */
    String call(String upstream) throws IOException, InterruptedException {
        SessionClient client = clients.computeIfAbsent(upstream, this::client);
        try {
            HttpRequest request = HttpRequest.newBuilder(client.uri("/data")).build();
            return String.valueOf(
                    client.httpClient().send(request, BodyHandlers.discarding()).statusCode());
        } catch (UpstreamSessionException none) {
            return none.reason() + ": " + none.getMessage();
        }
    }

    private SessionClient client(String upstream) {
        RawSettings keys = new RawSettings(Map.of("seans.encryption-keys", KEYS), Map.of(), Map.of());
        return SessionClient.of(upstream, database, EncryptionKeys.of(keys));
    }
}
