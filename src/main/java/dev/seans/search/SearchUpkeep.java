package dev.seans.search;

import dev.seans.jobs.RecurringJob;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Lets the lists of products follow the imports, and counts behind them. */
@OnePerApplication
class SearchUpkeep implements RecurringJob {

    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private final SearchIndex index;
    private final SourceCounts counts;

    @Inject
    SearchUpkeep(SearchIndex index, SourceCounts counts) {
        this.index = index;
        this.counts = counts;
    }

    @Override
    public String name() {
        return "search-upkeep";
    }

    @Override
    public Duration interval() {
        return INTERVAL;
    }

    /** Before each piece it is asked again whose turn it is: an import that has begun meanwhile has the database for itself. */
    @Override
    public void run(BooleanSupplier stopping) {
        List<Long> behind = index.behind();
        while (!behind.isEmpty() && !stopping.getAsBoolean()) {
            behind.forEach(index::follow);
            behind = index.behind();
        }
        counts.due().stream().takeWhile(source -> !stopping.getAsBoolean()).forEach(counts::count);
    }
}
