package dev.seans.keeper;

import dev.seans.settings.OnePerApplication;
import dev.seans.settings.Settings;
import dev.seans.upstream.UpstreamName;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** The upstreams of the settings, each with all that keeping it takes. */
@OnePerApplication
public class Upstreams {

    private final Settings settings;

    @Inject
    public Upstreams(Settings settings) {
        this.settings = settings;
    }

    /** In the order of the setting. */
    public List<UpstreamName> names() {
        return settings.upstreams().stream()
                .map(upstream -> new UpstreamName(upstream.name()))
                .toList();
    }

    /** Empty if the settings have no such upstream. */
    public Optional<KeptUpstream> find(UpstreamName name) {
        throw new UnsupportedOperationException("not yet: " + name);
    }
}
