package dev.seans.reuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seans.database.Database;
import dev.seans.database.DatabaseException;
import dev.seans.database.FailingDataSource;
import dev.seans.publications.ReuseMode;
import dev.seans.reuse.ServiceOutcome.Opened;
import dev.seans.session.GivenNode;
import dev.seans.session.SessionLease;
import dev.seans.session.SessionUpdate;
import dev.seans.settings.GivenSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of the sessions of services while the database does not answer. */
abstract class DatabaseAwayContract extends ServicesFixture {

    private final ServiceCall ivan = autouse("ivan").poolSize(1).call();
    private FailingDataSource source;
    private GivenNode unlucky;
    private GivenServices here;

    @BeforeEach
    void failing() {
        source = new FailingDataSource(pooled().dataSource());
        unlucky = new GivenNode(new Database(source.dataSource()), GivenSettings.defaults());
        here = new GivenServices(unlucky);
        serve(here, autouse("ivan").in("/warm").call());
        database.update("DELETE FROM seans_session");
    }

    @Test
    void aNewSessionThatCannotBeEndedServesNobodyAndIsNotKeptAlive() {
        Opened opened = opened(here.sessions().fromPool(ivan));
        source.goAway(1);

        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> here.sessions().end(ivan, opened.lease()));

        assertThat(unlucky.tally().held()).isZero();
        endLeases();
        assertThat(opened(here.sessions().fromPool(ivan)).id()).isNotEqualTo(opened.id());
    }

    @Test
    void aSessionThatCannotBeGivenBackIsThereAgainWhenItsLeaseIsOver() {
        serve(here, ivan);
        SessionLease held = reused(here.sessions().fromPool(ivan));
        source.goAway(1);

        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> here.sessions().giveBack(ivan, held, SessionUpdate.NOTHING));

        assertThat(unlucky.tally().held()).isZero();
        endLeases();
        assertThat(reused(here.sessions().fromPool(ivan)).session().key())
                .isEqualTo(held.session().key());
    }

    @Test
    void aCallThatCannotBeServedLeavesNothingBehind() {
        source.goAway(1);

        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> here.sessions().fromPool(ivan));

        assertThat(here.waiting()).isZero();
        opened(here.sessions().fromPool(ivan));
    }

    @Test
    void aSessionOfASingleCallIsTriedOnceMoreWhenAnotherStatementIsInTheWay() {
        ServiceCall single = GivenCall.by(ReuseMode.DONTUSE, "ivan").call();
        source.loseRaces(1);

        assertThat(here.sessions()
                        .end(single, opened(here.sessions().single(single)).lease()))
                .isTrue();

        source.loseRaces(2);
        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> here.sessions().single(single));
        assertThat(unlucky.tally().held()).isZero();
    }
}
