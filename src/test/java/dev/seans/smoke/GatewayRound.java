package dev.seans.smoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.seans.server.ServerOptions;
import dev.seans.testkit.http.RawHttp;
import dev.seans.testkit.http.RawRequest;
import dev.seans.testkit.http.RawResponse;
import dev.seans.testkit.upstream.PlainReply;
import dev.seans.testkit.upstream.TestAnswer;
import dev.seans.testkit.upstream.TestUpstream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;

/** Calls by the gateway, as each server carries them: what is long, what breaks off, what is lost, what is silent. */
final class GatewayRound implements AutoCloseable {

    static final String CLIENT = "Basic Y2xpZW50OmNsaWVudA==";
    private static final int LONG = 3_000_000;

    private final TestUpstream upstream = TestUpstream.basic(InstantSource.system());

    /** A server that has it. */
    ServerOptions on(ServerOptions options) {
        return options.with("seans.upstreams", "erp")
                .with("seans.encryption-keys", UpstreamPrograms.KEYS)
                .with("seans.upstream.erp.url", upstream.url().toString())
                .with("seans.upstream.erp.login-path", "/login")
                .with("seans.upstream.erp.check-path", "/check")
                .with("seans.upstream.erp.user", "keeper")
                .with("seans.upstream.erp.password", "secret")
                .with("seans.upstream.erp.connect-timeout", "2 s")
                .with("seans.upstream.erp.call-timeout", "10 s")
                .with("seans.upstream.erp.gateway", "true");
    }

    void play(URI root) throws IOException {
        awaitSession(root);
        whatIsLongGoesThroughBothWays(root);
        whatBreaksOffIsNotTakenForAWhole(root);
        aLostSessionIsReplacedUnderTheCall(root);
        whatIsNotForCallersStaysHere(root);
    }

    private void awaitSession(URI root) {
        await("the session is there")
                .atMost(Duration.ofSeconds(60))
                .until(() -> call(root, RawRequest.get(path(root, "/data"))).status() == 200);
    }

    private void whatIsLongGoesThroughBothWays(URI root) throws IOException {
        String text = "0123456789".repeat(LONG / 10);
        upstream.next("/long", 1, TestAnswer.of(PlainReply.of(200).saying("text/plain", text)));
        byte[] body = text.getBytes(StandardCharsets.US_ASCII);

        RawResponse answer = call(root, RawRequest.post(path(root, "/long"), body));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo(text);
        assertThat(upstream.last("/long").orElseThrow().body()).isEqualTo(text);
    }

    private void whatBreaksOffIsNotTakenForAWhole(URI root) {
        upstream.next("/midway", 1, TestAnswer.dropMidway());

        assertThatThrownBy(() -> call(root, RawRequest.get(path(root, "/midway"))))
                .isInstanceOf(IOException.class);
    }

    private void aLostSessionIsReplacedUnderTheCall(URI root) throws IOException {
        upstream.expireAll();

        RawResponse answer = call(root, RawRequest.post(path(root, "/data"), "{}".getBytes(StandardCharsets.US_ASCII)));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(upstream.last("/data").orElseThrow().body()).isEqualTo("{}");
    }

    private void whatIsNotForCallersStaysHere(URI root) throws IOException {
        upstream.next("/cookies", 1, TestAnswer.of(PlainReply.of(204).with("Set-Cookie", "sid=other; Path=/")));

        RawResponse answer = call(root, RawRequest.get(path(root, "/cookies")).header("Cookie", "sid=mine"));

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.headers("Set-Cookie")).isEmpty();
        assertThat(upstream.last("/cookies").orElseThrow().headers()).doesNotContainKey("authorization");
        assertThat(upstream.last("/cookies").orElseThrow().cookie("sid").orElseThrow())
                .isNotEqualTo("mine");
    }

    private static String path(URI root, String path) {
        return root.getPath() + "gateway/erp" + path;
    }

    private static RawResponse call(URI root, RawRequest request) throws IOException {
        return new RawHttp(root, 60_000).send(request.header("Authorization", CLIENT));
    }

    @Override
    public void close() {
        upstream.close();
    }
}
