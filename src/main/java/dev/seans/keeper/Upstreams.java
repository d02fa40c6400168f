package dev.seans.keeper;

import dev.seans.login.GivenCredentials;
import dev.seans.login.LoginKinds;
import dev.seans.login.UpstreamAccess;
import dev.seans.login.UpstreamLogin;
import dev.seans.settings.InvalidSettingsException;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.Settings;
import dev.seans.settings.UpstreamSetting;
import dev.seans.settings.UpstreamSettings;
import dev.seans.upstream.UpstreamHttp;
import dev.seans.upstream.UpstreamName;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The upstreams of the settings, each with all that keeping it takes. */
@OnePerApplication
public class Upstreams {

    private final Map<UpstreamName, KeptUpstream> byName = new LinkedHashMap<>();

    /**
     * Those of the settings.
     *
     * @throws InvalidSettingsException if nobody knows a login of that name, or a trust store cannot be used
     */
    @Inject
    public Upstreams(Settings settings, LoginKinds kinds) {
        this(settings.upstreams().stream()
                .map(upstream -> kept(upstream, kinds.of(upstream)))
                .toList());
    }

    Upstreams(List<KeptUpstream> upstreams) {
        upstreams.forEach(upstream -> byName.put(upstream.name(), upstream));
    }

    /** In the order of the setting. */
    public List<UpstreamName> names() {
        return List.copyOf(byName.keySet());
    }

    /** Empty if the settings have no such upstream. */
    public Optional<KeptUpstream> find(UpstreamName name) {
        return Optional.ofNullable(byName.get(name));
    }

    private static KeptUpstream kept(UpstreamSettings settings, UpstreamLogin login) {
        return new KeptUpstream(
                new UpstreamName(settings.name()), access(settings), login, new GivenCredentials(settings));
    }

    private static UpstreamAccess access(UpstreamSettings settings) {
        try {
            return new UpstreamAccess(settings, UpstreamHttp.of(settings).newClient());
        } catch (IllegalArgumentException unusable) {
            throw new InvalidSettingsException(
                    List.of(UpstreamSetting.TRUST_STORE.key(settings.name()) + ": " + unusable.getMessage()));
        }
    }
}
