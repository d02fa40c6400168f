package dev.seans.keeper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.seans.jobs.Jobs;
import dev.seans.testkit.upstream.Count;
import dev.seans.testkit.upstream.Gate;
import dev.seans.testkit.upstream.TestAnswer;
import dev.seans.testkit.upstream.TestUpstream;
import dev.seans.upstream.UpstreamName;
import dev.seans.upstream.UpstreamState;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The keeper as the server's scheduler runs it. */
abstract class KeeperJobsContract extends KeeperFixture {

    private static final UpstreamName SHOP = new UpstreamName("shop");

    private final Gate gate = new Gate();
    private TestUpstream upstream;
    private TestUpstream shop;
    private GivenKeeper node;
    private Jobs jobs;

    @BeforeEach
    void started() {
        database.update("DELETE FROM seans_task");
        upstream = basic();
        shop = basic();
        node = node(erp(upstream), kept(SHOP, shop));
        upstream.next("/login", 1, TestAnswer.heldBefore(gate));
        jobs = node.scheduled(database);
    }

    @AfterEach
    void stop() {
        gate.open();
        jobs.stop();
    }

    @Test
    void anUpstreamThatHangsDelaysNoOther() throws Exception {
        gate.awaitArrivals(1);
        awaitValid(SHOP);
        clock.step(Duration.ofSeconds(30));
        shop.expireAll();
        database.update("UPDATE seans_upstream_session SET invalid_version = version WHERE upstream = 'shop'");
        await("the lost session is replaced")
                .atMost(PATIENCE)
                .until(() -> shop.count(Count.LOGINS) == 2 && node.status(SHOP).state() == UpstreamState.VALID);
        assertThat(status(node).state()).isEqualTo(UpstreamState.MISSING);
        assertThat(upstream.count(Count.LOGIN_ATTEMPTS)).isEqualTo(1);

        gate.open();

        awaitValid(ERP);
        assertThat(upstream.count(Count.LOGIN_ATTEMPTS)).isEqualTo(1);
        await("nothing is left of the looks")
                .atMost(PATIENCE)
                .until(() -> number("SELECT COUNT(*) FROM seans_task WHERE task_name = 'upstream-round'") == 0);
    }

    private void awaitValid(UpstreamName name) {
        await("the keeper has a session at " + name)
                .atMost(PATIENCE)
                .until(() -> node.status(name).state() == UpstreamState.VALID);
    }
}
