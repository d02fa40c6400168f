package dev.seans.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.database.Database;
import dev.seans.database.TestDatabase;
import dev.seans.fakes.FakeRequest;
import dev.seans.fakes.FakeResponse;
import dev.seans.identity.SessionId;
import dev.seans.session.Access;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;

/** A shop behind the filter, and its visitors. */
abstract class GateFixture {

    static final Map<String, String> SHORT =
            Map.of("seans.session.wait", "20 ms", "seans.session.max-hold", "10 ms", "seans.session.lease", "10 ms");

    Database database;
    GivenFilter shop;

    @BeforeEach
    void aShop() {
        database = TestDatabase.H2.fresh();
        shop = filter(GivenFilter.forBrowsers(Missing.CREATE, Access.EXCLUSIVE));
    }

    SessionId visit() throws IOException, ServletException {
        return id(shop.handle(
                request(), (request, response) -> request.getSession().setAttribute("n", 1)));
    }

    Object stored(SessionId id) throws IOException, ServletException {
        List<Object> found = new ArrayList<>();
        filter(GivenFilter.forBrowsers(Missing.REFUSE, Access.SNAPSHOT))
                .handle(
                        with(id),
                        (request, response) -> found.add(request.getSession().getAttribute("n")));
        return found.get(0);
    }

    boolean sees(FakeRequest request) throws IOException, ServletException {
        return filter(GivenFilter.forBrowsers(Missing.REFUSE, Access.NONE))
                        .handle(request, (inside, response) -> {})
                        .status()
                == 200;
    }

    void somebodyElseTakes() {
        assertThat(database.update("UPDATE seans_session SET x_owner = 'another', fence = fence + 1,"
                        + " x_until = DATEADD('MINUTE', 1, CURRENT_TIMESTAMP)"))
                .isEqualTo(1);
    }

    boolean isHeld() {
        return database.query("SELECT x_owner FROM seans_session WHERE x_owner IS NOT NULL", row -> row.getString(1))
                        .size()
                > 0;
    }

    long count() {
        return database.query("SELECT id FROM seans_session", row -> row.getLong(1))
                .size();
    }

    GivenFilter filter(FilterPolicy policy) {
        return filter(policy, Map.of());
    }

    GivenFilter filter(FilterPolicy policy, Map<String, String> settings) {
        return new GivenFilter(database, policy, settings);
    }

    static FakeRequest request() {
        return FakeRequest.withQuery(null);
    }

    static FakeRequest with(SessionId id) {
        return request().header("Cookie", "seans=" + id.secret());
    }

    static SessionId id(FakeResponse response) {
        return GivenCookie.id(response);
    }
}
