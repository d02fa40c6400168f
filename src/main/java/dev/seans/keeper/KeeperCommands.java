package dev.seans.keeper;

import dev.seans.settings.OnePerApplication;
import dev.seans.upstream.UpstreamName;
import dev.seans.upstream.UpstreamStatus;
import java.util.List;
import java.util.Optional;

/** What operators ask and order. Whatever they order is logged with their name, and holds on all nodes. */
@OnePerApplication
public class KeeperCommands {

    /** Of all upstreams of the settings. */
    public List<UpstreamStatus> statuses() {
        return List.of();
    }

    /** Empty if the settings have no such upstream. */
    public Optional<UpstreamStatus> status(UpstreamName name) {
        return statuses().stream().filter(status -> status.name().equals(name)).findFirst();
    }

    /** Lets the keeper work again after {@link #stop}. */
    public Optional<UpstreamStatus> start(UpstreamName name, String operator) {
        return status(name).filter(status -> operator.isEmpty());
    }

    /** The keeper neither checks nor logs in any more, also after a restart; what is stored stays. */
    public Optional<UpstreamStatus> stop(UpstreamName name, String operator) {
        return status(name).filter(status -> operator.isEmpty());
    }

    /**
     * Logs in now, whatever is stored, waits for the outcome, and ends back-off and refusal. May take as long as the
     * upstream's time-outs.
     */
    public Optional<UpstreamStatus> refresh(UpstreamName name, String operator) {
        return status(name).filter(status -> operator.isEmpty());
    }
}
