package dev.seans.upstream;

import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** What is known of upstreams, over all nodes, asked now. */
@OnePerApplication
public class UpstreamStatuses {

    private final UpstreamRows rows;

    @Inject
    public UpstreamStatuses(UpstreamRows rows) {
        this.rows = rows;
    }

    /** Of all that were ever kept; one statement. */
    public List<UpstreamStatus> all() {
        return rows.views().stream().map(UpstreamJudgement::of).toList();
    }

    /** Empty if no keeper has ever looked after it; one statement. */
    public Optional<UpstreamStatus> find(UpstreamName name) {
        return rows.view(name).map(UpstreamJudgement::of);
    }
}
