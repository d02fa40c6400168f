package dev.seans.keeper;

import dev.seans.database.Database;
import dev.seans.database.DatabaseClock;
import dev.seans.fakes.GivenBeans;
import dev.seans.jobs.Jobs;
import dev.seans.login.SessionCheck;
import dev.seans.session.GivenNode;
import dev.seans.settings.GivenSettings;
import dev.seans.upstream.EncryptionKeys;
import dev.seans.upstream.SessionCipher;
import dev.seans.upstream.SlotRows;
import dev.seans.upstream.UpstreamName;
import dev.seans.upstream.UpstreamRows;
import dev.seans.upstream.UpstreamStatus;
import dev.seans.upstream.UpstreamStatuses;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;

/** The keeper of one node, made by hand: for tests here and in the rooms above. */
public final class GivenKeeper {

    private final List<KeptUpstream> kept;
    private final UpstreamRows rows;
    private final UpstreamStatuses statuses;
    private final LooksUnderWay looks;
    private final KeeperRound round;
    private final KeeperTally tally = new KeeperTally();
    private final Keeper keeper;
    private final KeeperWatch watch;
    private final KeeperJob job;

    /** Empty, or the one in which the jobs run. */
    private final List<Jobs> scheduler = new ArrayList<>();

    private final KeeperCommands commands;

    /**
     * One node.
     *
     * @param random from 0 to 1, for jitter and back-off
     */
    public GivenKeeper(
            Database database,
            DatabaseClock clock,
            EncryptionKeys keys,
            DoubleSupplier random,
            List<KeptUpstream> upstreams) {
        GivenNode node = new GivenNode(database, GivenSettings.defaults());
        kept = List.copyOf(upstreams);
        rows = new UpstreamRows(node.leaseDatabase(), clock);
        SlotRows slots = new SlotRows(node.leaseDatabase());
        statuses = new UpstreamStatuses(rows);
        SessionCipher cipher = new SessionCipher(keys);
        Jitter jitter = new Jitter(random);
        UpstreamLeases leases = new UpstreamLeases(rows, clock, node.leaseNode());
        SessionVault vault = new SessionVault(slots, cipher);
        SlotHolds holds = new SlotHolds(slots);
        SessionEnding ending = new SessionEnding();
        RoundFailures failures = new RoundFailures(clock, jitter);
        Refusals refusals = new Refusals(rows, cipher);
        LoginMemories memories = new LoginMemories(rows, cipher);
        RefusedSessions carriers = new RefusedSessions(rows, slots, vault);
        SessionCheck check = new SessionCheck(clock);
        Upstreams book = new Upstreams(kept);
        looks = new LooksUnderWay(leases, Duration.ofMillis(500));
        round = new KeeperRound(
                looks,
                leases,
                rows,
                slots,
                refusals,
                memories,
                new SurplusSlots(slots, vault, holds, ending),
                vault,
                new SlotChecks(slots, vault, holds, check, failures, clock, jitter),
                new SlotLogins(
                        slots,
                        vault,
                        holds,
                        new CarefulLogin(new ProvedLogin(check, ending, memories, clock), refusals, carriers, clock),
                        ending,
                        failures,
                        clock,
                        jitter),
                failures,
                clock,
                tally);
        Farewell farewell = new Farewell(leases, rows, slots, vault, holds, ending, clock);
        keeper = new Keeper(book, rows, slots, looks, farewell, clock);
        job = new KeeperJob(new GivenBeans<>(scheduler), book, round);
        watch = new KeeperWatch(book, rows, keeper, job);
        commands = new KeeperCommands(book, statuses, rows, slots, refusals, round, clock);
    }

    /** What the deployment does. */
    public GivenKeeper started() {
        keeper.start(Thread::new);
        return this;
    }

    /** What the jobs do each second: looks after what is due. */
    public void tick() {
        watch.due().forEach(due -> look(due.name()));
    }

    /** Lets the server's scheduler do that; to be stopped by the caller. */
    public Jobs scheduled(Database database) {
        Jobs jobs = new Jobs(database, GivenSettings.defaults(), new GivenBeans<>(List.of(watch, job)));
        scheduler.add(jobs);
        jobs.start(Thread::new);
        return jobs;
    }

    /** A look, whether it is due or not; false if another keeper has the upstream. */
    public boolean look(UpstreamName name) {
        KeptUpstream upstream =
                kept.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
        try {
            return round.look(upstream, false);
        } catch (InterruptedException ending) {
            return false;
        }
    }

    public UpstreamStatus status(UpstreamName name) {
        return statuses.find(name).orElseThrow();
    }

    public KeeperCommands commands() {
        return commands;
    }

    public Keeper keeper() {
        return keeper;
    }

    public KeeperTally tally() {
        return tally;
    }

    LooksUnderWay looks() {
        return looks;
    }

    UpstreamRows rows() {
        return rows;
    }
}
