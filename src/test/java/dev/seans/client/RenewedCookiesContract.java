package dev.seans.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.database.DatabaseClock;
import dev.seans.session.StatementCount;
import dev.seans.testkit.upstream.PlainReply;
import dev.seans.upstream.UpstreamCookie;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An answer that sets a cookie of the session anew, and the keeper, which is let look at the session then. */
abstract class RenewedCookiesContract extends ClientsFixture {

    private UpstreamCookie first;

    @BeforeEach
    void storeSession() throws Exception {
        first = login();
        erp.stored(1, first);
    }

    @Test
    void theKeeperIsLetLookAtASessionWhoseCookieAnAnswerSetsAnewButNotWithEachOfThem() throws Exception {
        server.always("/renewing", usual -> PlainReply.of(200).with("Set-Cookie", first.name() + " = newer; path=/"));
        server.always(
                "/same",
                usual -> PlainReply.of(200)
                        .with("Set-Cookie", first.name() + "= " + first.value() + "; Path=/")
                        .with("Set-Cookie", first.name() + "=of-another-path; Path=/shop")
                        .with("Set-Cookie", "other=1"));
        StatementCount count = new StatementCount(pooled());
        List<String> orders = new ArrayList<>();
        SteppedNanos nanos = new SteppedNanos();
        client = new GivenClients(count.database(), new DatabaseClock(count.database()), nanos, GivenUpstream.KEYS)
                .client("erp");

        call(client, "/same");
        assertThat(erp.isCheckDue()).isFalse();
        call(client, "/renewing");
        Eventually.isTrue("the check is ordered", erp::isCheckDue);
        call(client, "/renewing");
        nanos.step(Duration.ofSeconds(30));
        call(client, "/renewing");

        Eventually.isTrue("it is ordered again after the pause", () -> ordersOfChecks(count, orders) >= 2);
        assertThat(orders).hasSize(2);
        assertThat(erp.isMarked(1)).isFalse();
    }

    private static int ordersOfChecks(StatementCount count, List<String> orders) {
        count.drain().stream().filter(text -> text.contains("SET check_at")).forEach(orders::add);
        return orders.size();
    }

    @Test
    void noCheckIsMadeDueWhileTheKeeperWaitsAfterAnError() throws Exception {
        server.always("/renewing", usual -> PlainReply.of(200).with("Set-Cookie", first.name() + "=newer"));
        erp.upstream("next_attempt_at = ?", Instant.now().plus(Duration.ofMinutes(1)));
        StatementCount count = new StatementCount(pooled());
        List<String> orders = new ArrayList<>();

        call(new GivenClients(count.database()).client("erp"), "/renewing");
        Eventually.isTrue("the check is ordered", () -> ordersOfChecks(count, orders) == 1);

        assertThat(erp.isCheckDue()).isFalse();
    }
}
