package dev.seans.admin;

import dev.seans.api.HealthReason;
import dev.seans.api.HealthReason.Code;
import dev.seans.api.HealthReasons;
import dev.seans.database.Database;
import dev.seans.database.DatabaseClock;
import dev.seans.database.DatabaseError;
import dev.seans.keeper.KeeperCommands;
import dev.seans.orderbook.OrderFigures;
import dev.seans.settings.OnePerApplication;
import dev.seans.uploads.UploadFolders;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Whether this node can do its work. */
@OnePerApplication
class Health {

    private static final String CLOSED =
            "; H2 has closed itself, for which its trace file has the reason, mostly a full disk."
                    + " If it has room again, and this stays, RESTART the server: its pool keeps connections without looking at them";

    private static final int MOST_SOURCES = 200;

    private final Database database;
    private final DatabaseClock clock;
    private final UploadFolders folders;
    private final KeeperCommands keeper;
    private final OrderFigures orders;
    private final Instance<HealthReasons> others;
    private final Map<Code, Instant> downSince = new ConcurrentHashMap<>();

    @Inject
    public Health(
            Database database,
            DatabaseClock clock,
            UploadFolders folders,
            KeeperCommands keeper,
            OrderFigures orders,
            @Any Instance<HealthReasons> others) {
        this.database = database;
        this.clock = clock;
        this.folders = folders;
        this.keeper = keeper;
        this.orders = orders;
        this.others = others;
    }

    /** What is wrong at other servers takes no node away: each node would be as badly off. */
    Report check() {
        List<HealthReason> reasons = new ArrayList<>();
        List<HealthReason> troubles = List.of();
        boolean durable = false;
        try {
            durable = database.with(connection -> database.dialect().isDurable(connection));
            clock.now();
            troubles = troubles();
        } catch (RuntimeException unreachable) {
            reasons.add(ofThisNode(
                    Code.DATABASE_AWAY,
                    "the database does not answer: " + unreachable.getMessage()
                            + (DatabaseError.isClosed(unreachable) ? CLOSED : "")));
        }
        if (!Files.isWritable(folders.home())) {
            reasons.add(ofThisNode(Code.HOME_NOT_WRITABLE, "seans.home is not writable: " + folders.home()));
        }
        downSince.keySet().retainAll(reasons.stream().map(HealthReason::code).toList());
        if (!reasons.isEmpty()) {
            return new Report(Word.DOWN, durable, reasons);
        }
        return new Report(troubles.isEmpty() ? Word.UP : Word.DEGRADED, durable, troubles);
    }

    /** Since this node has seen it, by its own clock: the database's may be what is missing. */
    private HealthReason ofThisNode(Code code, String text) {
        return new HealthReason(code, "", downSince.computeIfAbsent(code, first -> Instant.now()), text);
    }

    private List<HealthReason> troubles() {
        Stream<HealthReason> upstreams =
                keeper.statuses().stream().map(UpstreamTrouble::of).flatMap(Optional::stream);
        Stream<HealthReason> late =
                orders.ofSources(MOST_SOURCES).stream().map(OrderTrouble::of).flatMap(List::stream);
        Stream<HealthReason> further = others.stream().flatMap(other -> other.healthReasons().stream());
        return Stream.of(upstreams, late, further).flatMap(some -> some).toList();
    }

    /** The health in a word. */
    enum Word {
        /** All is well. */
        UP,
        /** This node does its work, but an upstream or an order needs an operator. */
        DEGRADED,
        /** This node cannot do its work. */
        DOWN
    }

    /**
     * What was found.
     *
     * @param durable whether the database keeps its rows when the server's process ends
     * @param reasons why the node is not just UP
     */
    record Report(Word word, boolean durable, List<HealthReason> reasons) {

        boolean isDown() {
            return word == Word.DOWN;
        }
    }
}
