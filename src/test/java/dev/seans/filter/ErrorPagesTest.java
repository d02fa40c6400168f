package dev.seans.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.seans.fakes.FakeRequest;
import dev.seans.fakes.FakeResponse;
import dev.seans.identity.IdSource;
import dev.seans.identity.SessionId;
import dev.seans.session.Access;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The session of the page that a server shows instead of an answer. */
class ErrorPagesTest extends GateFixture {

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
}
