package dev.seans.keeper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.seans.database.DatabaseClock;
import dev.seans.session.GivenNode;
import dev.seans.settings.GivenSettings;
import dev.seans.testkit.upstream.Count;
import dev.seans.testkit.upstream.TestUpstream;
import dev.seans.upstream.EncryptionKey;
import dev.seans.upstream.EncryptionKeys;
import dev.seans.upstream.GivenKeys;
import dev.seans.upstream.KeyRing;
import dev.seans.upstream.SessionCipher;
import dev.seans.upstream.SessionContent;
import dev.seans.upstream.SlotRows;
import dev.seans.upstream.UpstreamName;
import dev.seans.upstream.UpstreamRows;
import dev.seans.upstream.UpstreamState;
import dev.seans.upstream.UpstreamStatus;
import dev.seans.upstream.UpstreamView;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What keys mean for the keeper: rotation without downtime, and what becomes of what nobody can read. */
abstract class KeeperKeysContract extends KeeperFixture {

    private static final UpstreamName SHOP = new UpstreamName("shop");
    private static final EncryptionKey OLD = GivenKeys.key("old", 1);
    private static final EncryptionKey NEW = GivenKeys.key("new", 2);

    private final AtomicReference<KeyRing> here = new AtomicReference<>(ring(OLD));
    private final AtomicReference<KeyRing> there = new AtomicReference<>(ring(OLD));
    private TestUpstream upstream;

    @BeforeEach
    void upstream() {
        upstream = basic();
    }

    @Test
    void aKeyIsReplacedWhileClientsOfAllNodesReadOn() {
        KeptUpstream erp = erp(upstream);
        GivenKeeper one = node(keys(here), erp);
        GivenKeeper other = node(keys(there), erp);
        one.tick();
        assertAllRead();

        here.set(ring(OLD, NEW));
        there.set(ring(OLD, NEW));
        passAnHour(one, other);
        here.set(ring(NEW, OLD));
        passAnHour(one);
        assertThat(number("SELECT COUNT(*) FROM seans_upstream_session WHERE key_id = 'new'"))
                .isEqualTo(1);
        there.set(ring(NEW, OLD));
        passAnHour(one, other);
        here.set(ring(NEW));
        there.set(ring(NEW));
        passAnHour(one, other);

        assertThat(upstream.count(Count.LOGIN_ATTEMPTS)).isEqualTo(1);
        assertThat(number("SELECT version FROM seans_upstream_session")).isEqualTo(1);
        assertThat(status(one).errors()).isZero();
        assertThat(status(one).state()).isEqualTo(UpstreamState.VALID);
    }

    private void passAnHour(GivenKeeper... nodes) {
        for (int minute = 0; minute < 60; minute++) {
            pass(Duration.ofMinutes(1), Duration.ofMinutes(1), nodes);
            assertAllRead();
        }
    }

    private void assertAllRead() {
        assertThatCode(() -> read(here)).doesNotThrowAnyException();
        assertThatCode(() -> read(there)).doesNotThrowAnyException();
    }

    /** What a client with these keys does. */
    private SessionContent read(AtomicReference<KeyRing> keys) throws Exception {
        GivenNode node = new GivenNode(database, GivenSettings.defaults());
        UpstreamView view = new UpstreamRows(node.leaseDatabase(), new DatabaseClock(database))
                .view(ERP)
                .orElseThrow();
        byte[] sealed = new SlotRows(node.leaseDatabase())
                .sealed(view.slots().get(0).place(ERP))
                .orElseThrow();
        return new SessionCipher(keys(keys)).open(view.slots().get(0).place(ERP), sealed);
    }

    @Test
    void whatWasRefusedIsEncryptedAnewAndStillRememberedWhenTheOldKeyIsGone() {
        GivenKeeper node = node(keys(here), erp(upstream, "password", "wrong"));
        node.tick();
        here.set(ring(NEW, OLD));

        pass(Duration.ofMinutes(5), Duration.ofSeconds(30), node);
        assertThat(number("SELECT COUNT(*) FROM seans_upstream WHERE refused_key_id = 'new'"))
                .isEqualTo(1);
        here.set(ring(NEW));
        pass(Duration.ofMinutes(5), Duration.ofSeconds(30), node);
        assertThat(upstream.count(Count.LOGIN_ATTEMPTS)).isEqualTo(1);

        GivenKeeper mended = node(keys(here), erp(upstream));
        pass(Duration.ofMinutes(5), Duration.ofSeconds(30), mended);
        assertThat(status(mended).state()).isEqualTo(UpstreamState.VALID);
        assertThat(upstream.count(Count.LOGIN_ATTEMPTS)).isEqualTo(2);
    }

    @Test
    void whatCannotBeReadStaysUntilTheKeyIsBack() throws Exception {
        GivenKeeper node = node(keys(here), erp(upstream, "lifetime", "4 h"));
        node.tick();
        here.set(ring(NEW));

        pass(Duration.ofHours(10), Duration.ofSeconds(30), node);

        UpstreamStatus status = status(node);
        assertThat(status.state()).isEqualTo(UpstreamState.UNREADABLE);
        assertThat(status.lastError().orElseThrow()).contains("key old").contains("not there");
        assertThat(upstream.count(Count.LOGIN_ATTEMPTS)).isEqualTo(1);
        assertThat(number("SELECT version FROM seans_upstream_session WHERE key_id = 'old'"))
                .isEqualTo(1);

        here.set(ring(OLD));
        pass(Duration.ofMinutes(5), Duration.ofSeconds(30), node);
        assertThat(status(node).state()).isEqualTo(UpstreamState.VALID);
        assertThat(upstream.count(Count.LOGIN_ATTEMPTS)).isEqualTo(2);
    }

    @Test
    void anotherKeyOfTheSameNameIsNoReasonToOverwriteEither() {
        GivenKeeper node = node(keys(here), erp(upstream, "lifetime", "4 h"));
        node.tick();
        here.set(ring(GivenKeys.key("old", 9)));

        pass(Duration.ofHours(10), Duration.ofSeconds(30), node);

        assertThat(status(node).state()).isEqualTo(UpstreamState.UNREADABLE);
        assertThat(upstream.count(Count.LOGIN_ATTEMPTS)).isEqualTo(1);
        assertThat(number("SELECT version FROM seans_upstream_session")).isEqualTo(1);
    }

    @Test
    void anOperatorsRefreshOverwritesWhatCannotBeRead() throws Exception {
        GivenKeeper node = node(keys(here), erp(upstream));
        node.tick();
        here.set(ring(NEW));
        pass(Duration.ofHours(1), Duration.ofSeconds(30), node);

        UpstreamStatus refreshed = node.commands().refresh(ERP, "olga").orElseThrow();

        assertThat(refreshed.state()).isEqualTo(UpstreamState.VALID);
        assertThat(number("SELECT version FROM seans_upstream_session WHERE key_id = 'new'"))
                .isEqualTo(2);
        assertThat(read(here).cookies()).hasSize(1);
    }

    @Test
    void aRowThatWasCopiedOntoAnotherNameIsRefused() {
        TestUpstream elsewhere = basic();
        GivenKeeper node = node(keys(here), erp(upstream), kept(SHOP, elsewhere));
        node.tick();

        database.update("UPDATE seans_upstream_session SET sealed = (SELECT o.sealed FROM seans_upstream_session o"
                + " WHERE o.upstream = 'erp') WHERE upstream = 'shop'");
        pass(Duration.ofHours(1), Duration.ofSeconds(30), node);

        assertThat(node.status(SHOP).state()).isEqualTo(UpstreamState.UNREADABLE);
        assertThat(node.status(SHOP).lastError().orElseThrow()).contains("copied here from another row");
        assertThat(elsewhere.count(Count.CHECKS)).isEqualTo(1);
        assertThat(status(node).state()).isEqualTo(UpstreamState.VALID);
    }

    private static EncryptionKeys keys(AtomicReference<KeyRing> ring) {
        return () -> Objects.requireNonNull(ring.get());
    }

    private static KeyRing ring(EncryptionKey... keys) {
        return new KeyRing(List.of(keys));
    }
}
