package dev.seans.login;

import dev.seans.settings.InvalidSettingsException;
import dev.seans.settings.LoginKind;
import dev.seans.settings.NearestName;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.UpstreamSetting;
import dev.seans.settings.UpstreamSettings;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The ways to log in, by the names that the setting {@code login} can have. */
@OnePerApplication
public class LoginKinds {

    private final SettingsLogin settingsLogin;
    private final IbSessionLogin ibsession;
    private final Instance<UpstreamLogin> beans;

    @Inject
    public LoginKinds(SettingsLogin settingsLogin, IbSessionLogin ibsession, @Any Instance<UpstreamLogin> beans) {
        this.settingsLogin = settingsLogin;
        this.ibsession = ibsession;
        this.beans = beans;
    }

    /**
     * The one that the settings name.
     *
     * @throws InvalidSettingsException if there is none of this name
     */
    public UpstreamLogin of(UpstreamSettings settings) {
        LoginKind kind = settings.how().kind();
        if (kind != LoginKind.BEAN) {
            return kind == LoginKind.IBSESSION ? ibsession : settingsLogin;
        }
        Map<String, Instance.Handle<UpstreamLogin>> teams = byName();
        Instance.Handle<UpstreamLogin> found = teams.get(settings.login());
        if (found == null) {
            throw unknown(settings, teams);
        }
        return found.get();
    }

    private Map<String, Instance.Handle<UpstreamLogin>> byName() {
        Map<String, Instance.Handle<UpstreamLogin>> named = new TreeMap<>();
        for (Instance.Handle<UpstreamLogin> handle : beans.handles()) {
            String name = handle.getBean().getName();
            if (name != null) {
                named.put(name, handle);
            }
        }
        return named;
    }

    private static InvalidSettingsException unknown(
            UpstreamSettings settings, Map<String, Instance.Handle<UpstreamLogin>> teams) {
        Map<String, Object> known = new TreeMap<>(teams);
        LoginKind.builtIn().forEach(kind -> known.put(kind.word(), ""));
        return new InvalidSettingsException(List.of(UpstreamSetting.LOGIN.key(settings.name()) + " = \""
                + settings.login()
                + "\": there is no CDI bean of this name (@Named) that is an UpstreamLogin; did you mean "
                + NearestName.of(settings.login(), known.keySet()) + "? Known are " + known.keySet()));
    }
}
