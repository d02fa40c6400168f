package dev.seans.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.server.ServerUser;
import dev.seans.testkit.http.RawResponse;
import dev.seans.visitor.ServiceCaller;
import dev.seans.visitor.Whoami;
import java.io.IOException;
import java.net.URI;
import java.util.Map;

/** Each kind of session reuse once, on a server whose pools have one place, for which calls wait for one second. */
final class ServiceRound {

    private static final String MANUAL = "hs/whoami-manual";

    private final ServiceCaller client;
    private final ServiceCaller other;

    ServiceRound(URI root) {
        client = ServiceCaller.of(root, ServerUser.EXCHANGE);
        other = ServiceCaller.of(root, ServerUser.CYRILLIC);
    }

    /** The place is taken by the idle session of a user, which serves nobody else. */
    void pool() throws IOException {
        Whoami first = Whoami.of(client.get("hs/whoami"));
        Whoami second = Whoami.of(client.post("hs/whoami"));
        RawResponse full = other.with("Accept", "application/xml").get("hs/whoami");

        assertThat(first.reuse()).isEqualTo("autouse");
        assertThat(second.key()).isEqualTo(first.key());
        assertThat(second.calls()).isEqualTo(2);
        assertThat(full.status()).isEqualTo(406);
        assertThat(full.header("Retry-After")).isPresent();
        assertThat(full.text()).contains("reason=\"406\"", "Истекло время ожидания сеанса");
    }

    /**
     * Start, echo of the whole Set-Cookie, finish with the last call.
     *
     * @return the id, which is worth nothing any more
     */
    String managed() throws IOException {
        RawResponse start = other.says("start").post(MANUAL);
        String cookie = ServiceCaller.cookieOf(start);
        ServiceCaller echo = other.withCookie(cookie);
        Whoami next = Whoami.of(echo.post(MANUAL));
        Whoami last = Whoami.of(echo.says("finish").post(MANUAL));

        assertThat(next.user()).isEqualTo(ServerUser.CYRILLIC.name());
        assertThat(last.key()).isEqualTo(next.key()).isEqualTo(Whoami.of(start).key());
        assertThat(last.calls()).isEqualTo(3);
        assertThat(echo.post(MANUAL).status()).isEqualTo(404);
        assertThat(other.post(MANUAL).status()).isEqualTo(400);
        return ServiceCaller.idIn(cookie);
    }

    void single() throws IOException {
        RawResponse first = client.says("start").get("hs/whoami-single");
        Whoami second = Whoami.of(client.get("hs/whoami-single"));

        assertThat(first.headers("Set-Cookie")).isEmpty();
        assertThat(second.calls()).isEqualTo(1);
        assertThat(second.key()).isNotEqualTo(Whoami.of(first).key());
    }

    /** Nobody without the role, nothing that is not published. */
    void refusals() throws IOException {
        ServiceCaller nobody = new ServiceCaller(client.root(), Map.of());
        ServiceCaller guest = ServiceCaller.of(client.root(), ServerUser.WITHOUT_ROLE);

        assertThat(nobody.get("hs/whoami").status()).isEqualTo(401);
        assertThat(guest.get("hs/whoami").status()).isEqualTo(403);
        assertThat(client.get("hs/nothing").status()).isEqualTo(404);
    }
}
