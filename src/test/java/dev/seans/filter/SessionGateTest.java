package dev.seans.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.seans.cookies.SessionCookie;
import dev.seans.cookies.SessionWords;
import dev.seans.fakes.FakeRequest;
import dev.seans.fakes.FakeResponse;
import dev.seans.identity.SessionId;
import dev.seans.session.Access;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The way of a request through the filter, and what becomes of its session. */
class SessionGateTest extends GateFixture {

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
}
