package dev.seans.keeper;

import dev.seans.jobs.RecurringJob;
import dev.seans.settings.OnePerApplication;
import dev.seans.upstream.UpstreamName;
import dev.seans.upstream.UpstreamRow;
import dev.seans.upstream.UpstreamRows;
import dev.seans.upstream.UpstreamView;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Looks each second, on one node, which upstreams a keeper must look after; one statement. */
@OnePerApplication
class KeeperWatch implements RecurringJob {

    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final Upstreams upstreams;
    private final UpstreamRows rows;
    private final Keeper keeper;
    private final KeeperJob job;

    @Inject
    public KeeperWatch(Upstreams upstreams, UpstreamRows rows, Keeper keeper, KeeperJob job) {
        this.upstreams = upstreams;
        this.rows = rows;
        this.keeper = keeper;
        this.job = job;
    }

    @Override
    public boolean isWanted() {
        return !upstreams.names().isEmpty();
    }

    @Override
    public String name() {
        return "upstream-watch";
    }

    @Override
    public Duration interval() {
        return INTERVAL;
    }

    @Override
    public void run(BooleanSupplier stopping) {
        List<UpstreamRow> due = due();
        due.forEach(job::schedule);
        if (!due.isEmpty()) {
            job.checkNow();
        }
    }

    /** Of the settings; one whose row somebody has removed gets a new one. */
    List<UpstreamRow> due() {
        Map<UpstreamName, UpstreamView> views = rows.views().stream()
                .collect(Collectors.toMap(view -> view.upstream().name(), Function.identity()));
        upstreams.names().stream()
                .filter(name -> !views.containsKey(name))
                .flatMap(name -> upstreams.find(name).stream())
                .forEach(keeper::prepare);
        return upstreams.names().stream()
                .map(views::get)
                .filter(Objects::nonNull)
                .filter(UpstreamView::isDue)
                .map(UpstreamView::upstream)
                .toList();
    }
}
