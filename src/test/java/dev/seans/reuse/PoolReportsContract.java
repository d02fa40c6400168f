package dev.seans.reuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.seans.fakes.LogListener;
import dev.seans.publications.ReuseMode;
import dev.seans.reuse.ServiceOutcome.Reason;
import dev.seans.session.GivenNode;
import dev.seans.session.SessionLease;
import dev.seans.session.StatementCount;
import dev.seans.settings.GivenSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What operators are told. */
abstract class PoolReportsContract extends ServicesFixture {

    private final ServiceCall ivan = autouse("ivan").call();
    private final ServiceCall olga = autouse("olga").call();

    @Test
    void theSessionsAreThoseOfAllNodesAndTheRestIsOfThisOne() {
        SessionLease first = lease(node.sessions().fromPool(ivan));
        node.sessions().setUp(ivan, Duration.ofMillis(200));
        giveBack(node, ivan, first);
        giveBack(node, ivan, reused(node.sessions().fromPool(ivan)));
        giveBack(node, ivan, reused(node.sessions().fromPool(ivan)));
        lease(other.sessions().fromPool(olga));
        lease(other.sessions().fromPool(olga));

        PoolReport here = report(node);

        assertThat(here)
                .isEqualTo(new PoolReport(
                        "/demo",
                        "http/orders",
                        ReuseMode.AUTOUSE,
                        5,
                        2,
                        1,
                        2,
                        0,
                        1,
                        0,
                        0,
                        2,
                        Duration.ZERO,
                        Duration.ofMillis(400)));
        assertThat(report(other).created()).isEqualTo(2);
    }

    @Test
    void deadSessionsAreNotCounted() {
        serve(node, ivan);
        age(Duration.ofMinutes(10));

        assertThat(report(node).idle()).isZero();
        assertThat(report(node).busy()).isZero();
        assertThat(report(node).combinations()).isZero();
        assertThat(services(Map.of()).reports().reports()).isEmpty();
    }

    @Test
    void servicesThatOnlyOtherNodesHaveServedAreToldByTheirSlots() {
        serve(other, ivan);
        ServiceCall managed = GivenCall.by(ReuseMode.USE, "ivan").in("/managed").call();
        opened(other.sessions().start(managed));

        assertThat(node.reports().reports())
                .extracting(PoolReport::publication, PoolReport::mode, PoolReport::busy, PoolReport::idle)
                .containsExactly(tuple("/demo", ReuseMode.AUTOUSE, 0L, 1L), tuple("/managed", ReuseMode.USE, 1L, 0L));
    }

    @Test
    void allReportsTogetherCostOneStatement() {
        StatementCount count = new StatementCount(pooled());
        GivenServices watched = new GivenServices(new GivenNode(count.database(), GivenSettings.defaults()));
        serve(watched, ivan);
        serve(watched, autouse("ivan").in("/b").call());
        count.drain();

        assertThat(watched.reports().reports()).hasSize(2);

        assertThat(count.drain()).hasSize(1);
    }

    @Test
    void morePlacesAreAdvisedOnceForEachPoolThatMeetsMoreCombinationsThanItHas() {
        try (LogListener log = LogListener.on(PoolTally.class)) {
            serve(node, autouse("ivan").poolSize(1).call());
            serve(node, autouse("ivan").poolSize(1).call());
            assertThat(log.lines()).isEmpty();

            for (String user : List.of("olga", "petr", "anna")) {
                assertThat(node.sessions().fromPool(autouse(user).poolSize(1).call()))
                        .isEqualTo(refused(Reason.POOL_FULL));
            }

            assertThat(log.lines())
                    .singleElement()
                    .satisfies(line -> assertThat(line)
                            .startsWith("WARNING")
                            .contains("http/orders", "/demo", "poolSize of 1", "a little above"));
        }
    }
}
