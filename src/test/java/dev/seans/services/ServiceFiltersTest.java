package dev.seans.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seans.database.TestDatabase;
import dev.seans.fakes.FakeContext;
import dev.seans.fakes.GivenBeans;
import dev.seans.fakes.LogListener;
import dev.seans.filter.LoginBrake;
import dev.seans.publications.GivenVrd;
import dev.seans.publications.Publications;
import dev.seans.publications.PublishedService;
import dev.seans.reuse.Combinations;
import dev.seans.reuse.GivenServices;
import dev.seans.session.GivenNode;
import dev.seans.settings.GivenSettings;
import dev.seans.settings.InvalidSettingsException;
import dev.seans.settings.Settings;
import jakarta.servlet.ServletContext;
import jakarta.servlet.SessionTrackingMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceFiltersTest {

    private static final String FILE =
            "<point><httpServices><service name='whoami' reuseSessions='use' poolSize='%s'/></httpServices></point>";

    @TempDir
    private Path folder;

    private final Publications publications = new Publications();
    private final Combinations combinations = new Combinations();

    @Test
    void thePublicationFileInsideTheApplicationIsObeyedAndTheHomeIsMade() {
        start(FakeContext.withFiles(
                "/shop", Map.of("/WEB-INF/default.vrd", FILE.formatted("3"), "/WEB-INF/classes/A.class", "a")));

        PublishedService service =
                publications.find("/hs/whoami", GivenVrd.filter(Map.of())).orElseThrow();
        assertThat(service.publication()).isEqualTo("/shop");
        assertThat(service.settings().poolSize()).isEqualTo(3);
        assertThat(combinations.version()).matches("[0-9a-f]{16}");
        assertThat(folder.resolve("home/session-secret")).exists();
    }

    @Test
    void aMistakeInItStopsTheDeployment() {
        assertThatExceptionOfType(InvalidSettingsException.class)
                .isThrownBy(() ->
                        start(FakeContext.withFiles("/shop", Map.of("/WEB-INF/default.vrd", FILE.formatted("many")))))
                .withMessageContaining("/WEB-INF/default.vrd, line 1, attribute poolSize of <service>: \"many\"");
    }

    @Test
    void theOperatorIsToldWhereASecondCookieMayFollow() {
        try (LogListener log = LogListener.on(ServiceFilters.class)) {
            start(FakeContext.withFiles("/shop", Map.of()));
            assertThat(log.lines()).isEmpty();

            start(FakeContext.withFiles("/shop", Map.of(), SessionTrackingMode.COOKIE, SessionTrackingMode.URL));
            assertThat(log.lines()).singleElement().asString().contains("/shop", "<tracking-mode>URL</tracking-mode>");
        }
    }

    private void start(ServletContext context) {
        Settings settings =
                GivenSettings.with(Map.of("seans.home", folder.resolve("home").toString()));
        GivenNode node = new GivenNode(TestDatabase.H2.emptied(), settings);
        new ServiceFilters(
                        publications,
                        combinations,
                        new GivenServices(node).sessions(),
                        new LoginBrake(settings),
                        new GivenBeans<>(List.of()),
                        new GivenBeans<>(List.of()))
                .start(context, settings);
    }
}
