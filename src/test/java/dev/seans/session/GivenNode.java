package dev.seans.session;

import dev.seans.database.Database;
import dev.seans.database.DatabaseClock;
import dev.seans.database.LeaseDatabase;
import dev.seans.database.OutsideTransactions;
import dev.seans.fakes.GivenBeans;
import dev.seans.settings.RequestThreads;
import dev.seans.settings.Settings;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntUnaryOperator;

/** One node among those that share a database, made by hand: for tests and benchmarks, here and in the rooms above. */
public final class GivenNode {

    private final SessionTally tally = new SessionTally();
    private final WaitingRoom room;
    private final SessionLines lines;
    private final SessionLeases leases;
    private final LeaseRenewal renewal;
    private final SessionSweep sweep;
    private final LiveSessions live;
    private final SessionInterventions interventions;
    private final LeaseDatabase leaseDatabase;
    private final LeaseNode leaseNode;
    private final Settings settings;

    public GivenNode(Database database, Settings settings, SessionKeeping... keeping) {
        this.settings = settings;
        Instance<SessionKeeping> keepers = new GivenBeans<>(List.of(keeping));
        leaseDatabase = new LeaseDatabase(database, new OutsideTransactions());
        LeaseNode node = new LeaseNode(settings);
        leaseNode = node;
        LeaseRows leaseRows = new LeaseRows(leaseDatabase, node);
        SessionRows rows = new SessionRows(leaseDatabase, node);
        Admission admission = new Admission(rows, keepers);
        LeaseReturns returns = new LeaseReturns(leaseDatabase);
        LongHoldings longHoldings = new LongHoldings(leaseDatabase, node);
        HeldLeases held = new HeldLeases(tally);
        KnownSessions known = new KnownSessions();
        room = new WaitingRoom(settings, new RequestThreads(OptionalInt.empty()), tally);
        lines = new SessionLines(room);
        leases = new SessionLeases(
                new LeaseClaims(leaseRows, rows, admission, node, lines, held, tally),
                new LookUps(rows, admission, known),
                new Recovery(new RecoveryRows(leaseDatabase, node), rows, known, settings),
                rows,
                returns,
                held,
                lines,
                known,
                tally);
        renewal = new LeaseRenewal(new ProlongedLeases(leaseDatabase), held, longHoldings, settings);
        live = new LiveSessions(database, leaseDatabase, longHoldings, held, lines, node);
        interventions = new SessionInterventions(rows, returns, held, known, live, keepers);
        sweep = new SessionSweep(new Sessions(database, new DatabaseClock(database), keepers), leaseDatabase);
    }

    public SessionLeases leases() {
        return leases;
    }

    public LeaseDatabase leaseDatabase() {
        return leaseDatabase;
    }

    public Settings settings() {
        return settings;
    }

    public LeaseNode leaseNode() {
        return leaseNode;
    }

    public WaitingRoom room() {
        return room;
    }

    public SessionTally tally() {
        return tally;
    }

    /** What the upkeep does every third of a lease. */
    public void renewLeases() {
        renewal.renew();
    }

    /** Not started. */
    public SessionUpkeep upkeep() {
        return new SessionUpkeep(renewal, sweep, room, settings);
    }

    SessionUpkeep upkeep(IntUnaryOperator random) {
        return new SessionUpkeep(renewal, sweep, room, settings, random);
    }

    LeaseRenewal renewal() {
        return renewal;
    }

    LiveSessions live() {
        return live;
    }

    SessionInterventions interventions() {
        return interventions;
    }

    SessionSweep sweep() {
        return sweep;
    }

    SessionLines lines() {
        return lines;
    }
}
