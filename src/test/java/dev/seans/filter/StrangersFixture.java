package dev.seans.filter;

import dev.seans.database.Database;
import dev.seans.database.TestDatabase;
import dev.seans.fakes.FakeRequest;
import dev.seans.identity.SessionId;
import dev.seans.identity.SessionKey;
import dev.seans.session.Access;
import dev.seans.session.Sessions;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;

/** A session of Anna and one of nobody, and others who would like to have them. */
abstract class StrangersFixture {

    static final String HOME = "192.0.2.1";

    Database database;
    Sessions sessions;
    SessionId annas;
    SessionId nobodys;

    @BeforeEach
    void aSessionOfAnnaAndOneOfNobody() {
        database = TestDatabase.H2.fresh();
        sessions = filter(GivenFilter.refusing(Access.NONE)).sessions();
        annas = sessions.open(GivenFilter.SCOPE, "anna", HOME, Duration.ofMinutes(10));
        nobodys = sessions.open(GivenFilter.SCOPE, "", HOME, Duration.ofMinutes(10));
        // It holds something, so that it is nobody's to be found by address.
        database.update("UPDATE seans_session SET important = TRUE");
    }

    SessionKey key(GivenFilter filter, FakeRequest request) throws IOException, ServletException {
        List<SessionKey> keys = new ArrayList<>();
        filter.handle(request, (inside, answer) -> {
            inside.getSession();
            keys.add(SessionIdentity.require(inside).key());
        });
        return keys.get(0);
    }

    static Object attribute(GivenFilter filter, SessionId id, String name) throws IOException, ServletException {
        List<Object> found = new ArrayList<>();
        filter.handle(
                cookie(id.secret()),
                (inside, answer) -> found.add(inside.getSession().getAttribute(name)));
        return found.get(0);
    }

    long count() {
        return database.query("SELECT id FROM seans_session", row -> row.getLong(1))
                .size();
    }

    GivenFilter filter(FilterPolicy policy) {
        return new GivenFilter(database, policy, Map.of());
    }

    static FakeRequest request() {
        return FakeRequest.withQuery(null).from(HOME);
    }

    static FakeRequest cookie(String value) {
        return request().header("Cookie", "seans=" + value);
    }

    static FakeRequest authorized(FakeRequest request, String user) {
        return request.realmKnows(user, "secret").header("Authorization", basic(user, "secret"));
    }

    static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }
}
