package dev.seans.session;

import dev.seans.database.Database;
import dev.seans.fakes.GivenBeans;
import dev.seans.settings.Settings;
import java.util.List;

/** One node among those that share a database, made by hand: for tests and benchmarks, here and in the rooms above. */
public final class GivenNode {

    private final SessionLeases leases;

    public GivenNode(Database database, Settings settings, SessionKeeping... keeping) {
        LeaseDatabase leaseDatabase = new LeaseDatabase(database, new OutsideTransactions());
        LeaseNode node = new LeaseNode(settings);
        SessionRows rows = new SessionRows(leaseDatabase, node);
        leases = new SessionLeases(
                new LeaseRows(leaseDatabase, node),
                rows,
                new Recovery(new RecoveryRows(leaseDatabase, node), rows, settings),
                node,
                settings,
                new GivenBeans<>(List.of(keeping)));
    }

    public SessionLeases leases() {
        return leases;
    }
}
