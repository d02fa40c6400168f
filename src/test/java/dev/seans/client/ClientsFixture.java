package dev.seans.client;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seans.client.UpstreamSessionException.Reason;
import dev.seans.database.Database;
import dev.seans.database.PooledDatabase;
import dev.seans.database.TestDatabase;
import dev.seans.testkit.upstream.Count;
import dev.seans.testkit.upstream.SteppedTime;
import dev.seans.testkit.upstream.TestUpstream;
import dev.seans.upstream.UpstreamCookie;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A database, an upstream, and the words in which the contracts of clients are written. */
abstract class ClientsFixture {

    static final String BASIC =
            "Basic " + Base64.getEncoder().encodeToString("keeper:secret".getBytes(StandardCharsets.UTF_8));

    private static final HttpClient LOGINS =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final List<AutoCloseable> opened = new ArrayList<>();
    final SteppedTime time = new SteppedTime();
    Database database;
    TestUpstream server;
    GivenUpstream erp;
    SessionClient client;
    private long loginsByTests;

    abstract TestDatabase kind();

    TestUpstream upstream() {
        return TestUpstream.basic(time);
    }

    @BeforeEach
    void begin() {
        database = kind().emptied();
        server = upstream();
        opened.add(server);
        erp = new GivenUpstream("erp", server.url(), database);
        client = new GivenClients(pooled()).client("erp");
    }

    @AfterEach
    void end() throws Exception {
        long attempts = server.count(Count.LOGIN_ATTEMPTS);
        for (AutoCloseable one : opened) {
            one.close();
        }
        if (attempts != loginsByTests) {
            throw new AssertionError("a client has logged in");
        }
    }

    /** The database behind one more pool of connections. */
    Database pooled() {
        PooledDatabase pool = new PooledDatabase(database, 10);
        opened.add(pool);
        return pool.database();
    }

    /** What the upstream gives out to whoever logs in. */
    UpstreamCookie login() throws Exception {
        loginsByTests++;
        HttpRequest request = HttpRequest.newBuilder(server.url().resolve("/login"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .headers("Authorization", BASIC, "IBSession", "start")
                .build();
        HttpResponse<String> answer = LOGINS.send(request, BodyHandlers.ofString());
        String pair = answer.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
        String[] parts = pair.split("=", 2);
        return new UpstreamCookie(parts[0], parts[1], "/", false);
    }

    HttpResponse<String> call(SessionClient by, String path) throws IOException, InterruptedException {
        return by.httpClient().send(get(path), BodyHandlers.ofString());
    }

    HttpRequest get(String path) {
        return HttpRequest.newBuilder(address(path)).build();
    }

    URI address(String path) {
        return server.url().resolve(path);
    }

    UpstreamSessionException refusal(Reason reason) {
        UpstreamSessionException refusal = assertThatExceptionOfType(UpstreamSessionException.class)
                .isThrownBy(() -> call(client, "/data"))
                .actual();
        if (refusal.reason() != reason) {
            throw new AssertionError("expected " + reason, refusal);
        }
        return refusal;
    }
}
