package dev.seans.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.client.SessionClient;
import dev.seans.client.SharedSession;
import dev.seans.settings.Secret;
import dev.seans.settings.SecretHeader;
import dev.seans.settings.SecretParameter;
import dev.seans.testkit.upstream.PlainReply;
import dev.seans.testkit.upstream.SeenRequest;
import dev.seans.testkit.upstream.WrittenUpstream;
import dev.seans.upstream.EncryptionKey;
import dev.seans.upstream.GivenKeys;
import dev.seans.upstream.KeyRing;
import dev.seans.upstream.SessionCipher;
import dev.seans.upstream.UnreadableSessionException;
import dev.seans.upstream.UpstreamState;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The keeper at upstreams whose sessions are tokens, or begin with a page, and what it keeps between two logins. */
abstract class KeeperTokensContract extends KeeperFixture {

    private static final EncryptionKey OLD = GivenKeys.key("old", 1);
    private static final EncryptionKey NEW = GivenKeys.key("new", 2);

    private final Set<String> alive = ConcurrentHashMap.newKeySet();
    private final AtomicInteger issued = new AtomicInteger();
    private WrittenUpstream upstream;

    @BeforeEach
    void upstream() {
        upstream = written();
        upstream.on("GET /check", asked -> {
            String token = asked.header("authorization").orElse("").replaceFirst("^Bearer ", "");
            return PlainReply.of(alive.contains(token) ? 200 : 401);
        });
        upstream.on("POST /login", this::rotated);
    }

    /** Refresh tokens are r0, r1 and so on; each serves once, and the first one is the operator's. */
    private PlainReply rotated(SeenRequest asked) {
        int next = issued.get() + 1;
        if (!asked.body().endsWith("refresh_token=r" + (next - 1))) {
            return PlainReply.of(400).saying("application/json", "{\"error\":\"invalid_grant\"}");
        }
        issued.set(next);
        alive.add("a" + next);
        return PlainReply.of(200)
                .saying(
                        "application/json",
                        "{\"access_token\":\"a" + next + "\",\"refresh_token\":\"r" + next + "\",\"expires_in\":3600}");
    }

    private KeptUpstream oauth2(String... more) {
        String[] settings = new String[more.length + 4];
        System.arraycopy(new String[] {"login", "oauth2", "refresh-token", "r0"}, 0, settings, 0, 4);
        System.arraycopy(more, 0, settings, 4, more.length);
        return kept(ERP, upstream.url(), settings);
    }

    @Test
    void tokensAreRenewedWithRefreshTokensThatServeOnceForADay() {
        GivenKeeper node = node(oauth2());

        pass(Duration.ofDays(1), Duration.ofMinutes(1), node);

        assertThat(status(node).state()).isEqualTo(UpstreamState.VALID);
        assertThat(status(node).errors()).isZero();
        assertThat(issued.get()).isBetween(30, 50);
    }

    @Test
    void theRefreshTokenSurvivesALostSessionAndANewNode() {
        GivenKeeper node = node(oauth2());
        node.tick();
        alive.clear();

        GivenKeeper other = node(oauth2());
        pass(Duration.ofHours(1), Duration.ofMinutes(1), other);

        assertThat(status(other).state()).isEqualTo(UpstreamState.VALID);
        assertThat(upstream.seen("POST /login").get(1).body()).endsWith("refresh_token=r1");
    }

    /** As if the node had died between the login and its proof. */
    @Test
    void theRefreshTokenSurvivesASessionThatWasNeverProved() {
        upstream.on("GET /check", PlainReply.of(500));
        GivenKeeper node = node(oauth2());
        node.tick();
        assertThat(number("SELECT COUNT(*) FROM seans_upstream_session WHERE sealed IS NOT NULL"))
                .isZero();

        upstream.on("GET /check", PlainReply.of(200));
        GivenKeeper restarted = node(oauth2());
        pass(Duration.ofMinutes(5), Duration.ofSeconds(10), restarted);

        assertThat(status(restarted).state()).isEqualTo(UpstreamState.VALID);
        assertThat(upstream.seen("POST /login")).extracting(SeenRequest::body).allMatch(body -> body.contains("=r"));
        assertThat(issued.get()).isEqualTo(upstream.seen("POST /login").size());
    }

    /** As if this node had been stopped for longer than its lease, between its question and the answer. */
    @Test
    void theRefreshTokenSurvivesALeaseThatIsLostInTheMiddleOfALogin() {
        upstream.on("POST /login", asked -> {
            database.update("UPDATE seans_upstream SET lease_owner = 'another', lease_until = ?", clock.now());
            upstream.on("POST /login", this::rotated);
            return rotated(asked);
        });
        GivenKeeper node = node(oauth2());
        node.tick();

        GivenKeeper other = node(oauth2());
        pass(Duration.ofMinutes(10), Duration.ofSeconds(10), other, node);

        assertThat(status(other).state()).isEqualTo(UpstreamState.VALID);
        assertThat(upstream.seen("POST /login")).hasSize(2);
        assertThat(issued.get()).isEqualTo(2);
    }

    /** As if it had been stopped for so long that another node has found the token used up, and forgotten it. */
    @Test
    void aRefreshTokenThatComesLateIsKeptWhereTheFormerOneIsForgotten() {
        GivenKeeper node = node(oauth2());
        node.tick();
        alive.clear();
        upstream.on("POST /login", asked -> {
            database.update(
                    "UPDATE seans_upstream SET login_memory = NULL, memory_key_id = NULL, lease_owner = 'another',"
                            + " lease_until = ?",
                    clock.now());
            upstream.on("POST /login", this::rotated);
            return rotated(asked);
        });

        pass(Duration.ofMinutes(30), Duration.ofSeconds(20), node(oauth2()));

        assertThat(status(node).state()).isEqualTo(UpstreamState.VALID);
        assertThat(issued.get()).isEqualTo(3);
    }

    @Test
    void aRefreshTokenThatComesLateIsKeptWhereTheFormerOneIsEncryptedAnew() {
        GivenKeeper node = node(oauth2());
        node.tick();
        alive.clear();
        upstream.on("POST /login", asked -> {
            upstream.on("POST /login", this::rotated);
            byte[] sealed = database.find("SELECT login_memory FROM seans_upstream", row -> row.getBytes(1))
                    .orElseThrow();
            SessionCipher cipher = new SessionCipher(() -> ring);
            database.update("UPDATE seans_upstream SET login_memory = ?", (Object)
                    cipher.sealMemory(ERP, opened(cipher, sealed)).bytes());
            return rotated(asked);
        });

        pass(Duration.ofHours(1), Duration.ofSeconds(20), node);

        assertThat(status(node).state()).isEqualTo(UpstreamState.VALID);
        assertThat(issued.get()).isBetween(2, 3);
        assertThat(status(node).errors()).isZero();
    }

    private static byte[] opened(SessionCipher cipher, byte[] sealed) {
        try {
            return cipher.openMemory(ERP, sealed);
        } catch (UnreadableSessionException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    @Test
    void aRefreshTokenThatCouldNotBeWrittenIsRememberedAndWrittenWithTheNextLogin() {
        GivenKeeper node = node(oauth2());
        node.tick();
        alive.clear();
        upstream.on("POST /login", asked -> {
            database.update("ALTER TABLE seans_upstream RENAME COLUMN login_memory TO away");
            upstream.on("POST /login", this::rotated);
            return rotated(asked);
        });
        pass(Duration.ofMinutes(20), Duration.ofSeconds(20), node);
        assertThat(status(node).state()).isNotEqualTo(UpstreamState.VALID);

        database.update("ALTER TABLE seans_upstream RENAME COLUMN away TO login_memory");
        pass(Duration.ofMinutes(20), Duration.ofSeconds(20), node);

        assertThat(status(node).state()).isEqualTo(UpstreamState.VALID);
        assertThat(issued.get()).isEqualTo(3);
    }

    @Test
    void anOperatorsRefreshKeepsTheRefreshToken() {
        GivenKeeper node = node(oauth2());
        node.tick();

        assertThat(node.commands().refresh(ERP, "olga").orElseThrow().state()).isEqualTo(UpstreamState.VALID);

        assertThat(issued.get()).isEqualTo(2);
    }

    @Test
    void aRefreshTokenThatIsRefusedIsNotTriedAgainUntilTheOperatorGivesAnother() {
        issued.set(7);
        GivenKeeper node = node(oauth2());
        pass(Duration.ofHours(1), Duration.ofMinutes(1), node);
        assertThat(status(node).state()).isEqualTo(UpstreamState.REFUSED);
        assertThat(upstream.seen("POST /login")).hasSize(1);

        GivenKeeper mended = node(oauth2("refresh-token", "r7"));
        pass(Duration.ofMinutes(5), Duration.ofSeconds(30), mended);

        assertThat(status(mended).state()).isEqualTo(UpstreamState.VALID);
    }

    @Test
    void whatIsKeptIsEncryptedForThisUpstreamAndAnewWithANewKey() {
        AtomicReference<KeyRing> ring = new AtomicReference<>(new KeyRing(List.of(OLD)));
        GivenKeeper node = node(() -> Objects.requireNonNull(ring.get()), oauth2());
        node.tick();
        byte[] sealed = database.find("SELECT login_memory FROM seans_upstream", row -> row.getBytes(1))
                .orElseThrow();
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("r1");

        ring.set(new KeyRing(List.of(NEW, OLD)));
        pass(Duration.ofMinutes(20), Duration.ofSeconds(30), node);
        assertThat(number("SELECT COUNT(*) FROM seans_upstream WHERE memory_key_id = 'new'"))
                .isEqualTo(1);
        ring.set(new KeyRing(List.of(NEW)));
        pass(Duration.ofHours(3), Duration.ofMinutes(1), node);

        assertThat(status(node).errors()).isZero();
        assertThat(issued.get()).isGreaterThan(2);
    }

    @Test
    void whatIsKeptAndCannotBeReadHoldsLoginsBackUntilAnOperatorSaysRefresh() {
        GivenKeeper node = node(oauth2());
        node.tick();
        database.update("UPDATE seans_upstream SET login_memory = (SELECT sealed FROM seans_upstream_session)");
        alive.clear();

        pass(Duration.ofHours(1), Duration.ofMinutes(1), node);

        assertThat(status(node).lastError().orElseThrow()).contains("such as a refresh token, cannot be decrypted");
        assertThat(upstream.seen("POST /login")).hasSize(1);
        issued.set(0);
        assertThat(node.commands().refresh(ERP, "olga").orElseThrow().state()).isEqualTo(UpstreamState.VALID);
    }

    @Test
    void aHelperThatEndsEarlyDoesNotEndTheSession() {
        helper("sid");
        GivenKeeper node = node(kept(ERP, upstream.url()));

        pass(Duration.ofHours(5), Duration.ofMinutes(1), node);

        assertThat(status(node).state()).isEqualTo(UpstreamState.VALID);
        assertThat(upstream.seen("POST /login").size()).isBetween(1, 3);
        assertThat(upstream.last("GET /check").cookie("cf")).isEmpty();
    }

    @Test
    void aHelperThatIsNeededIsKeptAndRenewedWithTheSession() {
        helper("cf");
        GivenKeeper node = node(kept(ERP, upstream.url()));

        pass(Duration.ofMinutes(30), Duration.ofSeconds(30), node);

        assertThat(status(node).state()).isEqualTo(UpstreamState.VALID);
        assertThat(upstream.seen("POST /login").size()).isGreaterThan(2);
    }

    @Test
    void cookiesThatAreNamedAreAllKept() {
        helper("sid");
        GivenKeeper node = node(kept(ERP, upstream.url(), "cookies", "sid cf"));

        node.tick();

        assertThat(upstream.seen("GET /check")).hasSize(1);
        assertThat(status(node).expiresAt())
                .contains(status(node).issuedAt().orElseThrow().plusSeconds(600));
    }

    /** A session of four hours and a helper of ten minutes; calls need one of them. */
    private void helper(String needed) {
        upstream.on(
                "POST /login",
                PlainReply.of(201)
                        .with("Set-Cookie", "sid=1; Path=/; Max-Age=14400")
                        .with("Set-Cookie", "cf=1; Path=/; Max-Age=600"));
        upstream.on("GET /check", asked -> PlainReply.of(asked.cookie(needed).isPresent() ? 200 : 401));
    }

    @Test
    void theLoginPageAgainIsTriedThreeTimesAndThenNoMore() {
        upstream.on("POST /login", PlainReply.of(200).saying("text/html", "<form><input type=password></form>"));
        GivenKeeper node = node(kept(ERP, upstream.url(), "login", "form"));

        pass(Duration.ofHours(2), Duration.ofSeconds(30), node);

        assertThat(status(node).state()).isEqualTo(UpstreamState.REFUSED);
        assertThat(upstream.seen("POST /login")).hasSize(3);
    }

    @Test
    void anAnswerThatDoesNotComeDoesNotBeginTheCountAnew() {
        AtomicInteger asked = new AtomicInteger();
        upstream.on(
                "POST /login",
                any -> asked.incrementAndGet() % 2 == 0
                        ? PlainReply.of(503)
                        : PlainReply.of(200).saying("text/html", "<form><input type=password></form>"));
        GivenKeeper node = node(kept(ERP, upstream.url(), "login", "form"));

        pass(Duration.ofHours(2), Duration.ofSeconds(30), node);

        assertThat(status(node).state()).isEqualTo(UpstreamState.REFUSED);
        assertThat(asked.get()).isEqualTo(5);
    }

    @Test
    void severalNodesTryTheLoginPageThreeTimesTogether() {
        upstream.on("POST /login", PlainReply.of(200).saying("text/html", "<form><input type=password></form>"));
        KeptUpstream form = kept(ERP, upstream.url(), "login", "form");
        List<GivenKeeper> nodes = List.of(node(form), node(form), node(form));

        for (int minute = 0; minute < 240; minute++) {
            pass(Duration.ofSeconds(30), Duration.ofSeconds(30), nodes.get(minute % nodes.size()));
        }

        assertThat(status(nodes.get(0)).state()).isEqualTo(UpstreamState.REFUSED);
        assertThat(upstream.seen("POST /login")).hasSize(3);
    }

    @Test
    void clientsSendTheTokenInTheQueryAndSeeNothingOfIt() throws Exception {
        upstream.on("GET /check", PlainReply.of(200));
        upstream.on("GET /data", PlainReply.of(200));
        node(oauth2("token-as", "?key={token}", "call-headers", "X-Api-Key: one"))
                .tick();
        SessionClient client = clients(System::nanoTime).client("erp");
        HttpRequest call = HttpRequest.newBuilder(URI.create(upstream.url() + "/data?x=1&key=mine"))
                .build();

        HttpResponse<String> answer = client.httpClient().send(call, BodyHandlers.ofString());

        assertThat(upstream.last("GET /data").target()).isEqualTo("/data?x=1&key=a1");
        assertThat(upstream.last("GET /data").header("x-api-key")).contains("one");
        assertThat(answer.uri()).isEqualTo(call.uri());
        assertThat(answer.request()).isEqualTo(call);
        assertThat(answer.toString()).doesNotContain("a1");
        SharedSession shared = client.session();
        assertThat(shared.cookies()).isEmpty();
        assertThat(shared.parameters()).containsExactly(new SecretParameter("key", new Secret("a1")));
        assertThat(shared.headers()).containsExactly(new SecretHeader("X-Api-Key", new Secret("one")));
    }

    @Test
    void headersOfCallsGoWithChecksAndNewOnesAreTakenOver() {
        upstream.on("GET /check", PlainReply.of(200));
        GivenKeeper node = node(oauth2("call-headers", "X-Api-Key: one"));
        node.tick();
        assertThat(upstream.last("GET /check").header("x-api-key")).contains("one");

        GivenKeeper changed = node(oauth2("call-headers", "X-Api-Key: two"));
        pass(Duration.ofMinutes(16), Duration.ofMinutes(1), changed);

        assertThat(upstream.last("GET /check").header("x-api-key")).contains("two");
        assertThat(upstream.last("GET /check").header("authorization")).contains("Bearer a1");
        assertThat(upstream.seen("POST /login")).hasSize(1);
    }
}
