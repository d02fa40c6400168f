package dev.seans.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seans.database.DatabaseException;
import dev.seans.fakes.FakeRequest;
import dev.seans.fakes.FakeResponse;
import dev.seans.identity.SessionId;
import dev.seans.session.Access;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who cannot have a session for now, because others have it or the database is away, is told so. */
class RefusedForNowTest extends GateFixture {

    @Test
    void aSessionThatCannotBeTakenForWantOfADatabaseIsToldTheClient() throws Exception {
        FakeResponse response = shop.handle(request(), (request, answer) -> {
            answer.setStatus(201);
            database.update("ALTER TABLE seans_session RENAME TO gone");
            request.getSession();
        });

        assertThat(response.status()).isEqualTo(503);
        assertThat(response.headers()).containsEntry("Retry-After", "5");
        assertThat(shop.finished().note("refused")).contains("UNAVAILABLE");
    }

    @Test
    void whatTheApplicationThrowsByItselfOrTooLateIsLeftToTheServer() {
        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(
                        () -> shop.handle(request(), (request, answer) -> database.update("UPDATE nothing SET n = 1")));
        FakeResponse response = new FakeResponse();
        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> shop.handle(request(), response, (request, answer) -> {
                    database.update("ALTER TABLE seans_session RENAME TO gone");
                    try {
                        request.getSession();
                    } finally {
                        response.commit();
                    }
                }));
        assertThat(response.status()).isEqualTo(200);
    }

    @Test
    void aSessionThatCouldNotBeEndedIsSavedAndGivenBack() throws Exception {
        SessionId id = visit();

        shop.handle(with(id), (request, answer) -> {
            HttpSession mine = request.getSession();
            database.update("ALTER TABLE seans_session RENAME TO gone");
            assertThatExceptionOfType(DatabaseException.class).isThrownBy(mine::invalidate);
            database.update("ALTER TABLE gone RENAME TO seans_session");
            assertThat(request.getSession(false)).isSameAs(mine);
            assertThat(SessionIdentity.of(request)).isPresent();
            mine.setAttribute("n", 2);
        });

        assertThat(isHeld()).isFalse();
        assertThat(stored(id)).isEqualTo(2);
    }

    @Test
    void withoutADatabaseTheClientIsToldToComeAgain() throws Exception {
        SessionId id = visit();
        database.update("ALTER TABLE seans_session RENAME TO gone");

        for (Access access : List.of(Access.EXCLUSIVE, Access.NONE)) {
            GivenFilter filter = filter(GivenFilter.forBrowsers(Missing.CREATE, access));
            FakeRequest request = access == Access.NONE ? request() : with(id);
            FakeResponse response = filter.handle(
                    request,
                    (inside, answer) ->
                            assertThat(inside).as("this must not be reached").isNull());

            assertThat(response.status()).isEqualTo(503);
            assertThat(filter.finished().note("refused")).contains("UNAVAILABLE");
        }
    }

    @Test
    void whatCannotBeSavedForWantOfADatabaseIsToldTheClient() throws Exception {
        FakeResponse response = shop.handle(request(), (request, answer) -> {
            request.getSession().setAttribute("n", 1);
            database.update("ALTER TABLE seans_session RENAME TO gone");
        });

        assertThat(response.status()).isEqualTo(503);
        assertThat(shop.finished().note("outcome")).contains("unsaved");
    }

    @Test
    void aRequestThatHasNothingToSaveDoesNotFailForWantOfADatabase() throws Exception {
        SessionId id = visit();

        FakeResponse response = shop.handle(with(id), (request, answer) -> {
            answer.getWriter().print(request.getSession().getAttribute("n"));
            database.update("ALTER TABLE seans_session RENAME TO gone");
        });

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body(StandardCharsets.UTF_8)).isEqualTo("1");
        assertThat(shop.finished().note("outcome")).isEmpty();
    }

    @Test
    void whoWaitsTooLongIsToldToComeAgain() throws Exception {
        shop = filter(GivenFilter.forBrowsers(Missing.CREATE, Access.EXCLUSIVE), SHORT);
        SessionId id = visit();
        somebodyElseTakes();

        FakeResponse response = shop.handle(
                with(id),
                (request, answer) ->
                        assertThat(request).as("this must not be reached").isNull());

        assertThat(response.status()).isEqualTo(503);
        assertThat(response.headers()).containsEntry("Retry-After", "5");
        assertThat(shop.finished().note("refused")).contains("BUSY");
        assertThat(shop.finished().note("session")).contains(id.key().prefix());
        assertThat(Long.parseLong(shop.finished().note("waited").orElseThrow())).isPositive();
    }
}
