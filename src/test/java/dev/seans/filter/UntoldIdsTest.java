package dev.seans.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.seans.fakes.FakeRequest;
import dev.seans.fakes.FakeResponse;
import dev.seans.identity.SessionId;
import dev.seans.session.Access;
import jakarta.servlet.DispatcherType;
import org.junit.jupiter.api.Test;

/** Sessions whose id the response cannot tell any more. */
class UntoldIdsTest extends GateFixture {

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
}
