package dev.seans.keeper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import dev.seans.database.DatabaseException;
import dev.seans.login.Credentials;
import dev.seans.login.Failure;
import dev.seans.login.GrantedSession;
import dev.seans.login.LoginFailedException;
import dev.seans.login.UpstreamAccess;
import dev.seans.login.UpstreamLogin;
import dev.seans.upstream.UpstreamState;
import dev.seans.upstream.UpstreamStatus;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the keeper makes of logins of teams that are broken, and of a database that does not take what it writes. */
abstract class KeeperDefectsContract extends KeeperFixture {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final AtomicLong calls = new AtomicLong();
    /** Its lease lasts a minute. */
    private KeptUpstream kept;

    @BeforeEach
    void upstream() {
        kept = erp(basic(), "connect-timeout", "5 s", "timeout", "10 s");
    }

    @Test
    void anErrorOfATeamsLoginIsAFailureThatHoldsTheNextLoginBack() {
        GivenKeeper node = node((access, credentials) -> {
            calls.incrementAndGet();
            throw new NoClassDefFoundError(credentials.password().text());
        });

        node.tick();
        pass(Duration.ofMinutes(1), SECOND, node);

        // At once, and after 2.5, 5, 10 and 20 s.
        assertThat(calls).hasValue(5);
        UpstreamStatus status = status(node);
        assertThat(status.lastError()).contains("the login basic has thrown java.lang.NoClassDefFoundError");
        assertThat(status.errors()).isEqualTo(5);
        assertThat(node.tally().of(ERP).failures()).containsOnly(entry(Failure.DEFECT, 5L));
    }

    @Test
    void anErrorOfATeamsFinishDoesNotSpoilTheLogin() {
        KeptUpstream of1c = erp(ibsession(), "login", "ibsession", "sessions", "1");
        UpstreamLogin badEnd = new UpstreamLogin() {
            @Override
            public GrantedSession login(UpstreamAccess access, Credentials credentials)
                    throws LoginFailedException, InterruptedException {
                return of1c.login().login(access, credentials);
            }

            @Override
            public void finish(UpstreamAccess access, Credentials credentials, GrantedSession session) {
                calls.incrementAndGet();
                throw new NoClassDefFoundError("gone");
            }
        };
        GivenKeeper node = node(new KeptUpstream(ERP, of1c.access(), badEnd, of1c.credentials()));
        node.tick();

        assertThat(node.commands().refresh(ERP, "olga").orElseThrow().state()).isEqualTo(UpstreamState.VALID);

        assertThat(calls).hasValue(1);
        assertThat(status(node).errors()).isZero();
    }

    @Test
    void whatAFailureTellsIsStoredWithoutWhatADatabaseDoesNotTake() {
        String smile = "\uD83D\uDE00";
        GivenKeeper node = node((access, credentials) -> {
            calls.incrementAndGet();
            throw new LoginFailedException(
                    Failure.UNEXPECTED_ANSWER, "a\0b\nc\uD83Dd" + "e".repeat(492) + smile.repeat(2));
        });

        node.tick();
        pass(Duration.ofSeconds(5), SECOND, node);

        assertThat(calls).hasValue(2);
        assertThat(status(node).lastError()).contains("a b c d" + "e".repeat(492));
    }

    @Test
    void whereTheOutcomeCannotBeWrittenTheNextLookWaitsForTheEndOfTheLease() {
        GivenKeeper node = node((access, credentials) -> {
            calls.incrementAndGet();
            throw new LoginFailedException(Failure.UNEXPECTED_ANSWER, "it answered garbage");
        });
        database.update("ALTER TABLE seans_upstream ADD CONSTRAINT no_errors CHECK (error_count < 1)");
        try {
            assertThatExceptionOfType(DatabaseException.class).isThrownBy(node::tick);
            pass(Duration.ofSeconds(59), SECOND, node);
            assertThat(calls).hasValue(1);
        } finally {
            database.update("ALTER TABLE seans_upstream DROP CONSTRAINT no_errors");
        }

        pass(SECOND, SECOND, node);

        assertThat(calls).hasValue(2);
        assertThat(status(node).errors()).isEqualTo(1);
    }

    @Test
    void whatTheVirtualMachineThrowsGoesOnAndTheNextLookWaitsForTheEndOfTheLease() {
        GivenKeeper node = node((access, credentials) -> {
            calls.incrementAndGet();
            throw new StackOverflowError("of a test");
        });

        assertThatExceptionOfType(StackOverflowError.class).isThrownBy(node::tick);
        pass(Duration.ofSeconds(59), SECOND, node);

        assertThat(calls).hasValue(1);
    }

    private GivenKeeper node(UpstreamLogin broken) {
        return node(new KeptUpstream(ERP, kept.access(), broken, kept.credentials()));
    }
}
