package dev.seans.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.database.Database;
import dev.seans.database.TestDatabase;
import dev.seans.fakes.FakeRequest;
import dev.seans.fakes.FakeResponse;
import dev.seans.identity.SessionId;
import dev.seans.session.Access;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A request that was under way when another one of the same visitor got a new id for their session. */
class OvertakenByLoginTest {

    private Database database;
    private GivenFilter shop;
    private SessionId before;

    @BeforeEach
    void aVisitorWithABasket() throws Exception {
        database = TestDatabase.H2.fresh();
        shop = filter(Missing.CREATE, Access.EXCLUSIVE);
        before = GivenCookie.id(
                shop.handle(request(), (inside, answer) -> inside.getSession().setAttribute("basket", "chair")));
    }

    @ParameterizedTest
    @EnumSource
    void aLoginIsNotUndoneByARequestThatItHasOvertaken(Access access) throws Exception {
        for (Missing missing : List.of(Missing.CREATE, Missing.RECOVER)) {
            aVisitorWithABasket();
            SessionId own = login("anna");

            FakeResponse late = filter(missing, access).handle(with(before), (inside, answer) -> {
                assertThat(inside.getSession(false) == null || access == Access.NONE)
                        .isTrue();
                if (access != Access.NONE) {
                    assertThat(inside.getSession().getAttribute("basket")).isNull();
                    assertThat(inside.getUserPrincipal()).isNull();
                }
            });

            assertThat(late.status()).isEqualTo(200);
            assertThat(late.cookies()).isEmpty();
            assertThat(basket(own)).isEqualTo("chair");
            assertThat(count()).as("nothing is left of the late one").isEqualTo(1);
        }
    }

    @Test
    void whatIsOvertakenMayChangeTheIdOfItsPassingSessionAndNobodyHearsOfIt() throws Exception {
        login("anna");

        FakeResponse late = shop.handle(with(before), (inside, answer) -> {
            String id = inside.getSession().getId();
            assertThat(inside.changeSessionId()).isEqualTo(id);
        });

        assertThat(late.cookies()).isEmpty();
    }

    @Test
    void theErrorPageOfAnOvertakenRequestUndoesNoLoginEither() throws Exception {
        login("anna");
        FakeRequest late = with(before);
        FakeResponse response = new FakeResponse();
        HttpServletRequest ofContainer = late.http();
        shop.pass(ofContainer, response.http(), (inside, answer) -> inside.getSession());

        late.dispatched(DispatcherType.ERROR);
        shop.pass(ofContainer, response.http(), (page, answer) -> page.getSession());

        assertThat(response.cookies()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aDoubleClickOnLogInKeepsTheBasket(boolean askedBefore) throws Exception {
        login("anna");

        FakeResponse second = shop.handle(with(before), (inside, answer) -> {
            if (askedBefore) {
                inside.getSession().setAttribute("n", 1);
            }
            inside.login("anna", "secret");
            assertThat(inside.getSession().getAttribute("basket")).isEqualTo("chair");
        });

        assertThat(basket(GivenCookie.id(second))).isEqualTo("chair");
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void aDoubleClickOnLogInKeepsTheBasketAlsoIfTheApplicationChangesTheIdItself() throws Exception {
        GivenFilter.Servlet login = (inside, answer) -> {
            inside.changeSessionId();
            inside.login("anna", "secret");
            inside.changeSessionId();
        };
        SessionId first = GivenCookie.id(shop.handle(with(before), login));
        GivenFilter.Servlet again = (inside, answer) -> {
            inside.login("anna", "secret");
            inside.changeSessionId();
        };

        SessionId second = GivenCookie.id(shop.handle(with(before), again));

        assertThat(basket(second)).isEqualTo("chair");
        assertThat(basket(first)).as("under way with the first one").isEqualTo("chair");
    }

    @Test
    void whoComesWithCredentialsFromBeforeTheirOwnLoginIsAtHome() throws Exception {
        SessionId own = login("anna");
        FakeRequest basic = with(before).header("Authorization", "Basic YW5uYTpzZWNyZXQ=");

        FakeResponse late = shop.handle(
                basic,
                (inside, answer) ->
                        assertThat(inside.getSession().getAttribute("basket")).isEqualTo("chair"));

        assertThat(late.cookies()).isEmpty();
        assertThat(basket(own)).isEqualTo("chair");
    }

    @Test
    void anotherUserWhoLogsInWithThatIdGetsASessionOfTheirOwn() throws Exception {
        SessionId own = login("anna");

        FakeResponse boris = shop.handle(with(before), (inside, answer) -> {
            inside.getSession().setAttribute("n", 1);
            inside.login("boris", "secret");
            assertThat(inside.getSession().getAttribute("basket")).isNull();
            assertThat(inside.getSession().getAttribute("n")).isEqualTo(1);
        });

        SessionId his = GivenCookie.id(boris);
        assertThat(shop.sessions().find(his.key()).orElseThrow().user()).isEqualTo("boris");
        assertThat(basket(own)).isEqualTo("chair");
    }

    @Test
    void afterFifteenSecondsTheIdFromBeforeIsAsUnknownAsAnyOther() throws Exception {
        SessionId own = login("anna");
        GivenTime.age(database, own, Duration.ofSeconds(16));

        SessionId next = GivenCookie.id(shop.handle(with(before), (inside, answer) -> inside.getSession()));

        assertThat(shop.sessions().find(next.key())).isPresent();
    }

    @Test
    void aSecondChangeWithTheIdFromBeforeTheFirstOneIsAnsweredAndChangesNothing() throws Exception {
        SessionId changed = GivenCookie.id(shop.handle(with(before), (inside, answer) -> inside.changeSessionId()));

        FakeResponse second = shop.handle(
                with(before),
                (inside, answer) -> assertThat(inside.changeSessionId())
                        .isEqualTo(changed.key().hex()));

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.cookies()).isEmpty();
        assertThat(basket(changed)).isEqualTo("chair");
    }

    @Test
    void theIdOfASessionThatWasEmptyStaysGoodForAMomentToo() throws Exception {
        SessionId empty = GivenCookie.id(shop.handle(request(), (inside, answer) -> inside.getSession()));
        shop.handle(with(empty), (inside, answer) -> {
            inside.changeSessionId();
            inside.getSession().setAttribute("basket", "lamp");
        });

        assertThat(basket(empty)).isEqualTo("lamp");
    }

    private SessionId login(String user) throws IOException, ServletException {
        return GivenCookie.id(shop.handle(with(before), (inside, answer) -> inside.login(user, "secret")));
    }

    private Object basket(SessionId id) throws IOException, ServletException {
        List<Object> found = new ArrayList<>();
        filter(Missing.REFUSE, Access.SNAPSHOT)
                .handle(
                        with(id),
                        (inside, answer) -> found.add(inside.getSession().getAttribute("basket")));
        return found.get(0);
    }

    private long count() {
        return database.query("SELECT id FROM seans_session", row -> row.getLong(1))
                .size();
    }

    private GivenFilter filter(Missing missing, Access access) {
        return new GivenFilter(database, GivenFilter.forBrowsers(missing, access), Map.of());
    }

    private static FakeRequest request() {
        return FakeRequest.withQuery(null).realmKnows("anna", "secret").realmKnows("boris", "secret");
    }

    private static FakeRequest with(SessionId id) {
        return request().header("Cookie", "seans=" + id.secret());
    }
}
