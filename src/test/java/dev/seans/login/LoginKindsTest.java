package dev.seans.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seans.database.SteppedClock;
import dev.seans.database.TestDatabase;
import dev.seans.fakes.NamedBeans;
import dev.seans.settings.InvalidSettingsException;
import dev.seans.upstream.UpstreamCookie;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which login a name means. */
class LoginKindsTest {

    private static final SteppedClock CLOCK = new SteppedClock(TestDatabase.H2.fresh());

    private final SettingsLogin settingsLogin = new SettingsLogin(CLOCK);
    private final IbSessionLogin ibsession = new IbSessionLogin(CLOCK);
    private final UpstreamLogin ofTeam = (access, credentials) ->
            new GrantedSession(List.of(new UpstreamCookie("token", "x", "/", false)), Optional.empty());
    private final LoginKinds kinds =
            new LoginKinds(settingsLogin, ibsession, new NamedBeans<>(Map.of("tokenLogin", ofTeam)));

    @Test
    void fiveKindsAreBuiltInAndOthersAreBeansOfTheTeam() {
        assertThat(List.of(of("basic"), of("form"), of("json"), of("oauth2"))).allMatch(settingsLogin::equals);
        assertThat(of("ibsession")).isSameAs(ibsession);
        assertThat(of("tokenLogin")).isSameAs(ofTeam);
    }

    @Test
    void aNameThatNobodyHasIsRefusedWithTheNearestOne() {
        assertThatExceptionOfType(InvalidSettingsException.class)
                .isThrownBy(() -> of("tokenlogn"))
                .withMessageContaining(
                        "seans.upstream.erp.login = \"tokenlogn\": there is no CDI bean of this name (@Named)"
                                + " that is an UpstreamLogin; did you mean tokenLogin? Known are [basic, form, ibsession, json, oauth2, tokenLogin]");
    }

    private UpstreamLogin of(String login) {
        return kinds.of(GivenAccess.settings(URI.create("http://erp.example.com"), Map.of("login", login)));
    }
}
