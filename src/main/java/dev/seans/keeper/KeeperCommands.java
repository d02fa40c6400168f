package dev.seans.keeper;

import dev.seans.database.DatabaseClock;
import dev.seans.settings.OnePerApplication;
import dev.seans.upstream.SlotRows;
import dev.seans.upstream.UpstreamName;
import dev.seans.upstream.UpstreamRows;
import dev.seans.upstream.UpstreamState;
import dev.seans.upstream.UpstreamStatus;
import dev.seans.upstream.UpstreamStatuses;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What operators ask and order. Whatever they order is logged with their name, and holds on all nodes. */
@OnePerApplication
public class KeeperCommands {

    private static final Logger LOG = System.getLogger(KeeperCommands.class.getName());
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Upstreams upstreams;
    private final UpstreamStatuses statuses;
    private final UpstreamRows rows;
    private final SlotRows slots;
    private final Refusals refusals;
    private final KeeperRound round;
    private final DatabaseClock clock;

    @Inject
    public KeeperCommands(
            Upstreams upstreams,
            UpstreamStatuses statuses,
            UpstreamRows rows,
            SlotRows slots,
            Refusals refusals,
            KeeperRound round,
            DatabaseClock clock) {
        this.upstreams = upstreams;
        this.statuses = statuses;
        this.rows = rows;
        this.slots = slots;
        this.refusals = refusals;
        this.round = round;
        this.clock = clock;
    }

    /** Of all upstreams of the settings. */
    public List<UpstreamStatus> statuses() {
        List<UpstreamName> names = upstreams.names();
        if (names.isEmpty()) {
            return List.of();
        }
        Map<UpstreamName, UpstreamStatus> known =
                statuses.all().stream().collect(Collectors.toMap(UpstreamStatus::name, Function.identity()));
        return names.stream().map(known::get).filter(Objects::nonNull).toList();
    }

    /** Empty if the settings have no such upstream. */
    public Optional<UpstreamStatus> status(UpstreamName name) {
        return upstreams.names().contains(name) ? statuses.find(name) : Optional.empty();
    }

    /** Lets the keeper work again after {@link #stop}; what is due by now is done at once. */
    public Optional<UpstreamStatus> start(UpstreamName name, String operator) {
        if (!upstreams.names().contains(name)) {
            return Optional.empty();
        }
        rows.stopped(name, false);
        LOG.log(Level.INFO, "{0}: {1} has started the keeper; it looks at once", name, operator);
        return status(name);
    }

    /**
     * The keeper neither checks nor logs in any more, also after a restart; what is stored stays. One that is at work ends
     * the request that is under way, and sends no more.
     */
    public Optional<UpstreamStatus> stop(UpstreamName name, String operator) {
        if (!upstreams.names().contains(name)) {
            return Optional.empty();
        }
        rows.stopped(name, true);
        LOG.log(
                Level.INFO,
                "{0}: {1} has stopped the keeper, on all nodes and until somebody says start; what is stored serves as"
                        + " long as it lives",
                name,
                operator);
        return status(name);
    }

    /**
     * Logs in now, whatever is stored, waits for the outcome, and ends back-off and refusal. May take as long as the
     * upstream's time-outs. Does nothing while the keeper is stopped. If another keeper is at work for more than half a
     * minute, it is left to the next look.
     */
    public Optional<UpstreamStatus> refresh(UpstreamName name, String operator) {
        Optional<UpstreamStatus> before = status(name);
        if (before.isEmpty() || before.get().state() == UpstreamState.STOPPED) {
            return before;
        }
        LOG.log(Level.INFO, "{0}: {1} wants new sessions; the keeper logs in now", name, operator);
        upstreams.find(name).ifPresent(this::refresh);
        return status(name);
    }

    private void refresh(KeptUpstream upstream) {
        long end = System.nanoTime() + LONGEST_WAIT.toNanos();
        try {
            while (!round.look(upstream, true)) {
                if (System.nanoTime() - end > 0) {
                    leaveToNextLook(upstream.name());
                    return;
                }
                Thread.sleep(PAUSE.toMillis());
            }
        } catch (InterruptedException ending) {
            // Not set again: the answer asks the database, and H2 closes its file under a thread that is interrupted.
            leaveToNextLook(upstream.name());
        }
    }

    private void leaveToNextLook(UpstreamName name) {
        Instant now = clock.now();
        refusals.forget(name);
        slots.refreshAll(name, now);
        rows.due(name, now);
        LOG.log(
                Level.INFO,
                "{0}: another keeper is still at work, or this node stops; the sessions are replaced at the next look",
                name);
    }
}
