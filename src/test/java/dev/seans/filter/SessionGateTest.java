package dev.seans.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.seans.database.Database;
import dev.seans.database.DatabaseException;
import dev.seans.database.TestDatabase;
import dev.seans.fakes.FakeRequest;
import dev.seans.fakes.FakeResponse;
import dev.seans.identity.IdSource;
import dev.seans.identity.SessionId;
import dev.seans.session.Access;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The way of a request through the filter, and what becomes of its session. */
class SessionGateTest {

    private static final Map<String, String> SHORT =
            Map.of("seans.session.wait", "20 ms", "seans.session.max-hold", "10 ms", "seans.session.lease", "10 ms");

    private Database database;
    private GivenFilter shop;

    @BeforeEach
    void aShop() {
        database = TestDatabase.H2.fresh();
        shop = filter(GivenFilter.forBrowsers(Missing.CREATE, Access.EXCLUSIVE));
    }

    @Test
    void whatOneRequestLeavesTheNextOneFinds() throws Exception {
        SessionId id = visit();

        FakeResponse second = shop.handle(with(id), (request, response) -> {
            assertThat(request.getSession().getAttribute("n")).isEqualTo(1);
            assertThat(request.getSession().isNew()).isFalse();
            request.getSession().setAttribute("n", 2);
        });

        assertThat(second.cookies()).isEmpty();
        assertThat(second.headers()).isEmpty();
        assertThat(stored(id)).isEqualTo(2);
        assertThat(isHeld()).isFalse();
    }

    @Test
    void aRequestThatAsksForNoSessionMakesNone() throws Exception {
        FakeResponse response = shop.handle(request(), (request, answer) -> {
            assertThat(request.getSession(false)).isNull();
            assertThat(SessionIdentity.of(request)).isEmpty();
            assertThat(request.getRequestedSessionId()).isNull();
        });

        assertThat(response.cookies()).isEmpty();
        assertThat(response.headers()).isEmpty();
        assertThat(count()).isZero();
    }

    @Test
    void aNewSessionIsToldInACookieThatNoCacheKeeps() throws Exception {
        FakeResponse response = shop.handle(request(), (request, answer) -> {
            HttpSession made = request.getSession();
            assertThat(made.isNew()).isTrue();
            assertThat(request.getSession(false)).isSameAs(made);
            assertThat(made.getId())
                    .isEqualTo(SessionIdentity.require(request).key().hex());
            answer.setHeader("Cache-Control", "public, max-age=600");
        });

        SessionId id = id(response);
        assertThat(response.cookies())
                .containsExactly("seans=" + id.secret() + "; Path=/seans; HttpOnly; SameSite=Lax");
        assertThat(response.headers())
                .containsEntry("Cache-Control", "no-store")
                .containsEntry("Referrer-Policy", "no-referrer");
    }

    @Test
    void onASecureRequestOnlyTheCookieThatIsBoundToTheHostCounts() throws Exception {
        FakeResponse response = shop.handle(request().secure(), (request, answer) -> request.getSession());

        SessionId id = id(response);
        assertThat(response.cookies())
                .containsExactly("__Host-seans=" + id.secret() + "; Path=/; Secure; HttpOnly; SameSite=Lax");
        assertThat(sees(request().secure().header("Cookie", "__Host-seans=" + id.secret())))
                .isTrue();
        assertThat(sees(request().secure().header("Cookie", "seans=" + id.secret())))
                .isFalse();
        assertThat(sees(request().header("Cookie", "__Host-seans=" + id.secret())))
                .isFalse();
    }

    @Test
    void whoResetsTheResponseDoesNotLoseTheId() throws Exception {
        FakeResponse response = shop.handle(request(), (request, answer) -> {
            request.getSession().setAttribute("n", 1);
            answer.addHeader("Set-Cookie", "other=1");
            answer.reset();
        });

        assertThat(response.cookies()).hasSize(1);
        assertThat(stored(id(response))).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoFailsDoesNotLoseTheIdWhateverTheServerDoesWithItsHeaders(boolean kept) throws Exception {
        SessionId before = visit();
        FakeResponse response = kept ? new FakeResponse().keepingCookies() : new FakeResponse();
        FakeRequest failing = with(before);
        HttpServletRequest ofContainer = failing.http();

        assertThatIllegalStateException()
                .isThrownBy(() -> shop.pass(ofContainer, response.http(), (request, answer) -> {
                    request.changeSessionId();
                    throw new IllegalStateException("as the test wants it");
                }));
        if (kept) {
            response.loseHeaders();
        }

        assertThat(response.cookies()).hasSize(1);
        assertThat(id(response)).isNotEqualTo(before);
        assertThat(stored(id(response))).isEqualTo(1);

        failing.dispatched(DispatcherType.ERROR);
        shop.pass(ofContainer, response.http(), (page, answer) -> page.getSession());
        assertThat(response.cookies()).hasSize(1);
        assertThat(stored(id(response))).isEqualTo(1);
    }

    @Test
    void aCookieThatIsKeptBesideTheHeadersHasAllThatTheHeaderHad() {
        SessionId id = SessionId.generate();
        Cookie cookie = new SessionCookie("seans", "/seans", true, SessionWords.NONE)
                .form(true)
                .cookie(id);

        assertThat(cookie.getName()).isEqualTo("__Host-seans");
        assertThat(cookie.getValue()).isEqualTo(id.secret());
        assertThat(cookie.getPath()).isEqualTo("/");
        assertThat(cookie.getSecure()).isTrue();
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getAttribute("SameSite")).isEqualTo("Lax");
        assertThat(cookie.getDomain()).isNull();
        assertThat(cookie.getMaxAge()).isEqualTo(-1);
    }

    @Test
    void cookiesOfTheApplicationStay() throws Exception {
        FakeResponse response = shop.handle(request(), (request, answer) -> {
            answer.addHeader("Set-Cookie", "colour=red");
            request.getSession();
            answer.addHeader("Set-Cookie", "size=9");
            request.changeSessionId();
        });

        assertThat(response.cookies()).hasSize(3).contains("colour=red", "size=9");
    }

    @Test
    void onceAPartOfTheResponseIsOnItsWayNoSessionIsMade() throws Exception {
        FakeResponse response = new FakeResponse().commit();

        shop.handle(request(), response, (request, answer) -> {
            assertThatIllegalStateException()
                    .isThrownBy(request::getSession)
                    .withMessageContaining("call getSession() before anything is written");
            assertThat(request.getSession(false)).isNull();
        });

        assertThat(count()).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"SHARED", "SNAPSHOT"})
    void whoOnlyReadsSeesTheSessionAndMayNotChangeIt(Access access) throws Exception {
        SessionId id = visit();
        GivenFilter reading = filter(GivenFilter.forBrowsers(Missing.REFUSE, access));

        reading.handle(with(id), (request, response) -> {
            assertThat(request.getSession().getAttribute("n")).isEqualTo(1);
            assertThatIllegalStateException()
                    .isThrownBy(() -> request.getSession().setAttribute("n", 2))
                    .withMessageContaining("access=" + access.name().toLowerCase(Locale.ROOT));
            assertThatIllegalStateException()
                    .isThrownBy(request::changeSessionId)
                    .withMessageContaining("map it with access=exclusive in web.xml");
        });

        assertThat(stored(id)).isEqualTo(1);
        assertThat(isHeld()).isFalse();
    }

    @Test
    void withoutAccessThereIsAnIdentityAndNoSession() throws Exception {
        SessionId id = visit();
        GivenFilter downloads = filter(GivenFilter.forBrowsers(Missing.REFUSE, Access.NONE));

        downloads.handle(with(id), (request, response) -> {
            assertThat(SessionIdentity.require(request).key()).isEqualTo(id.key());
            assertThat(request.isRequestedSessionIdValid()).isTrue();
            assertThat(request.getSession(false)).isNull();
            assertThatIllegalStateException()
                    .isThrownBy(request::getSession)
                    .withMessageContaining("SessionIdentity.of(request)");
            assertThatIllegalStateException().isThrownBy(request::changeSessionId);
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"CREATE", "RECOVER"})
    void withoutAccessASessionIsMadeAtOnce(Missing missing) throws Exception {
        GivenFilter downloads = filter(GivenFilter.forBrowsers(missing, Access.NONE));

        FakeResponse response = downloads.handle(
                request(),
                (request, answer) -> assertThat(SessionIdentity.of(request)).isPresent());

        assertThat(sees(with(id(response)))).isTrue();
    }

    @Test
    void aRequestTellsWhatItKnowsOfItsIdAndNeverTheIdItself() throws Exception {
        SessionId id = visit();

        shop.handle(with(id), (request, response) -> {
            assertThat(request.getRequestedSessionId()).isEqualTo(id.key().hex());
            assertThat(request.isRequestedSessionIdValid()).isTrue();
            assertThat(request.isRequestedSessionIdFromCookie()).isTrue();
            assertThat(request.isRequestedSessionIdFromURL()).isFalse();
            request.getSession().invalidate();
            assertThat(request.isRequestedSessionIdValid()).isFalse();
        });
        shop.handle(with(id), (request, response) -> {
            assertThat(request.getRequestedSessionId()).isEqualTo(id.key().hex());
            assertThat(request.isRequestedSessionIdValid()).isFalse();
        });
    }

    @Test
    void afterAnInvalidatedSessionANewOneCanBeMadeAtOnce() throws Exception {
        SessionId id = visit();

        FakeResponse response = shop.handle(with(id), (request, answer) -> {
            HttpSession before = request.getSession();
            before.invalidate();
            assertThat(request.getSession(false)).isNull();
            assertThat(SessionIdentity.of(request)).isEmpty();
            HttpSession after = request.getSession();
            assertThat(after.isNew()).isTrue();
            after.setAttribute("n", 7);
            assertThatIllegalStateException().isThrownBy(() -> before.getAttribute("n"));
        });

        assertThat(sees(with(id))).isFalse();
        assertThat(stored(id(response))).isEqualTo(7);
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void aChangedIdIsToldAndTheOldOneStaysGoodForAMoment() throws Exception {
        SessionId id = visit();

        FakeResponse response = shop.handle(with(id), (request, answer) -> {
            String key = request.changeSessionId();
            assertThat(request.getSession().getId())
                    .isEqualTo(key)
                    .isNotEqualTo(id.key().hex());
            assertThat(SessionIdentity.require(request).key().hex()).isEqualTo(key);
            request.getSession().setAttribute("n", 2);
        });

        SessionId changed = id(response);
        assertThat(stored(changed)).isEqualTo(2);
        assertThat(sees(with(id))).isTrue();
        GivenTime.age(database, changed, Duration.ofSeconds(16));
        assertThat(sees(with(id))).isFalse();
        assertThat(sees(with(changed))).isTrue();
    }

    @Test
    void aSessionIsGivenBackAlsoIfTheServletThrows() {
        List<HttpSession> kept = new ArrayList<>();

        assertThatExceptionOfType(ServletException.class)
                .isThrownBy(() -> shop.handle(request(), (request, answer) -> {
                    kept.add(request.getSession());
                    request.getSession().setAttribute("n", 1);
                    throw new ServletException("broken");
                }));

        assertThat(isHeld()).isFalse();
        assertThat(count()).isEqualTo(1);
        assertThatIllegalStateException()
                .isThrownBy(() -> kept.get(0).getAttribute("n"))
                .withMessageContaining("The request to which this session was given is over");
    }

    @Test
    void theEndOfAnAsynchronousRequestGivesTheSessionBackOnce() throws Exception {
        SessionId id = visit();
        FakeRequest asynchronous = with(id);
        List<HttpSession> kept = new ArrayList<>();

        shop.handle(asynchronous, (request, response) -> {
            kept.add(request.getSession());
            request.startAsync();
            assertThat(asynchronous.async().request()).isSameAs(request);
        });

        assertThat(isHeld()).isTrue();
        assertThat(shop.allFinished()).hasSize(1);
        kept.get(0).setAttribute("n", 5);
        asynchronous.async().complete();
        asynchronous.async().complete();
        assertThat(isHeld()).isFalse();
        assertThat(stored(id)).isEqualTo(5);
        assertThat(shop.allFinished()).as("the visit, and this").hasSize(2);
        assertThat(shop.cleanings()).isEqualTo(2);
    }

    @Test
    void whatIsStartedAgainAfterADispatchIsListenedToOnce() throws Exception {
        FakeRequest asynchronous = with(visit());

        shop.handle(asynchronous, (request, response) -> {
            request.startAsync();
            for (int dispatches = 0; dispatches < 3; dispatches++) {
                request.startAsync();
                assertThat(asynchronous.async().listeners()).isEqualTo(1);
            }
        });

        assertThat(isHeld()).isTrue();
        asynchronous.async().complete();
        assertThat(isHeld()).isFalse();
    }

    @Test
    void whatIsStartedBehindTheWrapperIsWaitedForToo() throws Exception {
        FakeRequest asynchronous = with(visit());

        shop.handle(asynchronous, (request, response) -> asynchronous.http().startAsync());

        assertThat(isHeld()).isTrue();
        asynchronous.async().complete();
        assertThat(isHeld()).isFalse();
    }

    @Test
    void aDispatchGoesOnInTheSameSession() throws Exception {
        FakeRequest inner = with(visit());

        shop.handle(inner, (request, response) -> {
            HttpSession mine = request.getSession();
            for (DispatcherType type : List.of(DispatcherType.FORWARD, DispatcherType.INCLUDE, DispatcherType.ASYNC)) {
                inner.dispatched(type);
                shop.pass(request, response, (same, answer) -> assertThat(same).isSameAs(request));
                shop.pass(
                        inner.http(),
                        response,
                        (unwrapped, answer) ->
                                assertThat(unwrapped.getSession()).isSameAs(mine));
            }
            assertThat(isHeld()).isTrue();
        });

        assertThat(isHeld()).isFalse();
        assertThat(shop.allFinished()).hasSize(2);
    }

    @Test
    void anErrorPageTakesTheSessionAgainIfItAsks() throws Exception {
        SessionId id = visit();
        FakeRequest failed = with(id);
        FakeResponse response = new FakeResponse();
        HttpServletRequest ofContainer = failed.http();
        shop.pass(
                ofContainer,
                response.http(),
                (request, answer) -> request.getSession().setAttribute("n", 2));

        failed.dispatched(DispatcherType.ERROR);
        shop.pass(
                ofContainer,
                response.http(),
                (page, answer) -> assertThat(isHeld()).isFalse());
        shop.pass(ofContainer, response.http(), (page, answer) -> {
            assertThat(page.getSession(false).getAttribute("n")).isEqualTo(2);
            assertThat(isHeld()).isTrue();
            page.getSession().setAttribute("n", 3);
        });

        assertThat(stored(id)).isEqualTo(3);
        assertThat(isHeld()).isFalse();
        assertThat(shop.allFinished()).as("the visit, and this").hasSize(2);
    }

    @Test
    void theErrorPageOfARequestThatMadeASessionTellsItsIdAgain() throws Exception {
        FakeRequest failed = request();
        FakeResponse response = new FakeResponse();
        HttpServletRequest ofContainer = failed.http();
        shop.pass(
                ofContainer,
                response.http(),
                (request, answer) -> request.getSession().setAttribute("n", 1));
        response.http().reset();

        failed.dispatched(DispatcherType.ERROR);
        shop.pass(ofContainer, response.http(), (page, answer) -> {
            assertThat(page.getSession().getAttribute("n")).isEqualTo(1);
            answer.reset();
        });

        assertThat(stored(id(response))).isEqualTo(1);
    }

    @Test
    void theErrorPageOfAUrlWithoutAFilterIsNotRefused() throws Exception {
        GivenFilter closed = filter(GivenFilter.refusing(Access.EXCLUSIVE));

        FakeResponse response = closed.handle(request().dispatched(DispatcherType.ERROR), (page, answer) -> {
            assertThat(page.getSession(false)).isNull();
            assertThatIllegalStateException()
                    .isThrownBy(page::getSession)
                    .withMessageContaining("with missing=refuse none is made here");
            answer.setStatus(404);
        });

        assertThat(response.status()).isEqualTo(404);
        SessionId id = visit();
        closed.handle(
                with(id).dispatched(DispatcherType.ERROR),
                (page, answer) ->
                        assertThat(page.getSession().getAttribute("n")).isEqualTo(1));
    }

    @Test
    void aHandlerThatTakesLongGivesTheSessionBackEarly() throws Exception {
        SessionId id = visit();

        shop.handle(with(id), (request, response) -> {
            HttpSession mine = request.getSession();
            mine.setAttribute("n", 9);
            assertThat(SeansSession.of(request).release()).isTrue();
            assertThat(stored(id)).isEqualTo(9);
            assertThatIllegalStateException()
                    .isThrownBy(() -> mine.getAttribute("n"))
                    .withMessageContaining("SeansSession.release()");
            assertThatIllegalStateException()
                    .isThrownBy(() -> request.getSession().getAttribute("n"))
                    .withMessageContaining("SeansSession.release()");
            assertThat(SeansSession.of(request).release()).isTrue();
        });

        assertThat(isHeld()).isFalse();
    }

    @Test
    void aHandlerThatNeverAskedCanGiveTheSessionBackToo() throws Exception {
        SessionId id = visit();

        shop.handle(with(id), (request, response) -> {
            assertThat(SeansSession.of(request).release()).isTrue();
            assertThat(isHeld()).isFalse();
            assertThatIllegalStateException()
                    .isThrownBy(() -> request.getSession().getAttribute("n"))
                    .withMessageContaining("SeansSession.release()");
        });
    }

    @Test
    void whoseSaveComesTooLateIsToldIfTheResponseIsNotOnItsWay() throws Exception {
        SessionId id = visit();

        FakeResponse response = shop.handle(with(id), (request, answer) -> {
            request.getSession().setAttribute("n", 2);
            answer.getWriter().print("done");
            somebodyElseTakes();
        });

        assertThat(response.status()).isEqualTo(503);
        assertThat(response.headers()).containsEntry("Retry-After", "5").containsEntry("Cache-Control", "no-store");
        assertThat(response.body(StandardCharsets.UTF_8))
                .isEqualTo("The request took longer than it may hold its session, and what it has changed there was not"
                        + " kept: try again later.\n");
        assertThat(shop.finished().note("outcome")).contains("lost");
        assertThat(shop.finished().status()).isEqualTo(503);
    }

    @Test
    void whoseSaveComesTooLateIsInTheLogAlsoIfTheResponseIsOnItsWay() throws Exception {
        SessionId id = visit();

        FakeResponse response = shop.handle(with(id), new FakeResponse().commit(), (request, answer) -> {
            request.getSession().setAttribute("n", 2);
            somebodyElseTakes();
        });

        assertThat(response.status()).isEqualTo(200);
        assertThat(shop.finished().note("outcome")).contains("lost");
    }

    @Test
    void whoGivesBackTooLateByHandIsToldInTheEnd() throws Exception {
        SessionId id = visit();

        FakeResponse response = shop.handle(with(id), (request, answer) -> {
            request.getSession().setAttribute("n", 2);
            somebodyElseTakes();
            assertThat(SeansSession.of(request).release()).isFalse();
        });

        assertThat(response.status()).isEqualTo(503);
    }

    @Test
    void whoHasChangedNothingHasLostNothing() throws Exception {
        SessionId id = visit();

        FakeResponse response = shop.handle(with(id), (request, answer) -> {
            assertThat(request.getSession().getAttribute("n")).isEqualTo(1);
            somebodyElseTakes();
        });

        assertThat(response.status()).isEqualTo(200);
        assertThat(shop.finished().note("outcome")).isEmpty();
    }

    @Test
    void anErrorPageMakesNoSessionInPlaceOfOneThatOthersHold() throws Exception {
        shop = filter(GivenFilter.forBrowsers(Missing.CREATE, Access.EXCLUSIVE), SHORT);
        SessionId id = visit();
        somebodyElseTakes();

        FakeResponse response = shop.handle(
                with(id).dispatched(DispatcherType.ERROR),
                (page, answer) -> assertThatIllegalStateException()
                        .isThrownBy(page::getSession)
                        .withMessageContaining("held by other requests"));

        assertThat(response.cookies()).isEmpty();
        assertThat(count()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"CREATE", "RECOVER"})
    void anErrorPageHasNoSessionWhileOthersHoldItAndItsClientKeepsItsOwn(Missing missing) throws Exception {
        shop = filter(GivenFilter.forBrowsers(missing, Access.EXCLUSIVE), SHORT);
        SessionId id = visit();
        somebodyElseTakes();

        FakeResponse response = shop.handle(with(id).dispatched(DispatcherType.ERROR), (page, answer) -> {
            assertThat(page.getSession(false)).isNull();
            assertThat(page.isRequestedSessionIdValid()).isFalse();
            assertThatIllegalStateException().isThrownBy(page::getSession).withMessageContaining("held by other");
            assertThat(page.getSession(false)).isNull();
        });

        assertThat(response.cookies()).isEmpty();
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void anErrorPageKnowsWhereTheIdStood() throws Exception {
        SessionId id = visit();
        GivenFilter closed = filter(GivenFilter.refusing(Access.EXCLUSIVE));
        FakeRequest failed = FakeRequest.withQuery("sessid=" + id.secret()).dispatched(DispatcherType.ERROR);
        FakeRequest ofHeader = request().header("IBSession", id.secret()).dispatched(DispatcherType.ERROR);

        FakeResponse response = closed.handle(failed, (page, answer) -> {
            page.getSession();
            assertThat(SessionIdentity.require(page).source()).isEqualTo(IdSource.URL);
            assertThat(answer.encodeURL("basket")).isEqualTo("basket?sessid=" + id.secret());
        });
        closed.handle(ofHeader, (page, answer) -> {
            page.getSession();
            assertThat(SessionIdentity.require(page).source()).isEqualTo(IdSource.HEADER);
            assertThatIllegalStateException().isThrownBy(page::changeSessionId);
        });

        assertThat(response.cookies()).isEmpty();
    }

    @Test
    void theErrorPageOfARequestThatGotANewIdInItsUrlsCarriesThatOn() throws Exception {
        SessionId id = visit();
        GivenFilter closed = filter(GivenFilter.refusing(Access.EXCLUSIVE));
        FakeRequest failed = FakeRequest.withQuery("sessid=" + id.secret());
        HttpServletRequest ofContainer = failed.http();
        FakeResponse response = new FakeResponse();
        List<String> urls = new ArrayList<>();
        closed.pass(ofContainer, response.http(), (request, answer) -> {
            request.changeSessionId();
            urls.add(answer.encodeURL("basket"));
        });

        failed.dispatched(DispatcherType.ERROR);
        closed.pass(ofContainer, response.http(), (page, answer) -> {
            page.getSession();
            assertThat(SessionIdentity.require(page).source()).isEqualTo(IdSource.URL);
            urls.add(answer.encodeURL("basket"));
        });

        assertThat(urls.get(0)).doesNotContain(id.secret()).isEqualTo(urls.get(1));
        assertThat(response.cookies()).isEmpty();
    }

    @Test
    void anErrorPageGivesASessionOfNobodyToTheUserOfTheRequestWithANewId() throws Exception {
        SessionId planted = visit();

        FakeResponse response =
                shop.handle(with(planted).of("anna").dispatched(DispatcherType.ERROR), (page, answer) -> {
                    page.getSession();
                    assertThat(SessionIdentity.require(page).user()).isEqualTo("anna");
                });

        assertThat(id(response)).isNotEqualTo(planted);
        assertThat(sees(with(planted))).isFalse();
        assertThat(sees(with(id(response)))).isTrue();
    }

    @Test
    void aSessionWhoseIdTheServerDoesNotTellIsNotKept() throws Exception {
        shop.handle(request(), new FakeResponse().including(), (request, answer) -> {
            assertThatIllegalStateException().isThrownBy(request::getSession).withMessageContaining("include");
            assertThat(request.getSession(false)).isNull();
        });

        assertThat(count()).isZero();
    }

    @Test
    void aSessionThatIsFoundAndCannotBeToldIsGivenBack() throws Exception {
        shop = filter(GivenFilter.forBrowsers(Missing.RECOVER, Access.EXCLUSIVE));
        shop.handle(request(), (request, answer) -> request.getSession());

        shop.handle(request(), new FakeResponse().including(), (request, answer) -> {
            assertThatIllegalStateException().isThrownBy(() -> request.getSession(false));
            assertThat(isHeld()).isFalse();
        });

        assertThat(isHeld()).isFalse();
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void aSessionThatChangesHandsIsGivenBackAlsoIfItsNewIdCannotBeTold() throws Exception {
        SessionId id = visit();

        assertThatIllegalStateException()
                .isThrownBy(() ->
                        shop.handle(with(id).of("anna"), new FakeResponse().including(), (request, answer) -> {}));

        assertThat(isHeld()).isFalse();
    }

    @Test
    void insideAnIncludeThatIgnoresHeadersNoSessionIsMade() throws Exception {
        FakeRequest including = request();

        shop.handle(including, new FakeResponse().including(), (request, answer) -> {
            including.dispatched(DispatcherType.INCLUDE);
            database.update("ALTER TABLE seans_session RENAME TO gone");
            assertThatIllegalStateException()
                    .isThrownBy(request::getSession)
                    .withMessageContaining("call getSession() before anything is written or included");
        });

        FakeRequest allowing = request();
        database.update("ALTER TABLE gone RENAME TO seans_session");
        FakeResponse response = shop.handle(allowing, (request, answer) -> {
            allowing.dispatched(DispatcherType.INCLUDE);
            request.getSession();
        });
        assertThat(sees(with(id(response)))).isTrue();
    }

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

    private SessionId visit() throws IOException, ServletException {
        return id(shop.handle(
                request(), (request, response) -> request.getSession().setAttribute("n", 1)));
    }

    private Object stored(SessionId id) throws IOException, ServletException {
        List<Object> found = new ArrayList<>();
        filter(GivenFilter.forBrowsers(Missing.REFUSE, Access.SNAPSHOT))
                .handle(
                        with(id),
                        (request, response) -> found.add(request.getSession().getAttribute("n")));
        return found.get(0);
    }

    private boolean sees(FakeRequest request) throws IOException, ServletException {
        return filter(GivenFilter.forBrowsers(Missing.REFUSE, Access.NONE))
                        .handle(request, (inside, response) -> {})
                        .status()
                == 200;
    }

    private void somebodyElseTakes() {
        assertThat(database.update("UPDATE seans_session SET x_owner = 'another', fence = fence + 1,"
                        + " x_until = DATEADD('MINUTE', 1, CURRENT_TIMESTAMP)"))
                .isEqualTo(1);
    }

    private boolean isHeld() {
        return database.query("SELECT x_owner FROM seans_session WHERE x_owner IS NOT NULL", row -> row.getString(1))
                        .size()
                > 0;
    }

    private long count() {
        return database.query("SELECT id FROM seans_session", row -> row.getLong(1))
                .size();
    }

    private GivenFilter filter(FilterPolicy policy) {
        return filter(policy, Map.of());
    }

    private GivenFilter filter(FilterPolicy policy, Map<String, String> settings) {
        return new GivenFilter(database, policy, settings);
    }

    private static FakeRequest request() {
        return FakeRequest.withQuery(null);
    }

    private static FakeRequest with(SessionId id) {
        return request().header("Cookie", "seans=" + id.secret());
    }

    private static SessionId id(FakeResponse response) {
        return GivenCookie.id(response);
    }
}
