package dev.seans.services;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.database.TestDatabase;
import dev.seans.fakes.FakeRequest;
import dev.seans.fakes.FakeResponse;
import dev.seans.filter.GivenFilter;
import dev.seans.filter.PolicyReader;
import dev.seans.settings.GivenSettings;
import dev.seans.settings.RawSettings;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Services that only paths name, and those that there are not. */
class UnpublishedServicesTest {

    private static final String ROLE = "seans-exchange";

    @TempDir
    private Path home;

    @Test
    void whoMayNotCallAServiceUsesUpNoRoomForServices() throws Exception {
        GivenFilter filter = withoutPublicationFile();
        for (int number = 0; number < 300; number++) {
            assertThat(status(filter, GivenCalls.anonymous("thought-up" + number)))
                    .isEqualTo(401);
            assertThat(status(filter, GivenCalls.call("thought-up" + number))).isEqualTo(403);
        }

        assertThat(status(filter, good("new"))).isEqualTo(200);
    }

    @Test
    void evenWhoMayCallServicesCannotThinkUpEndlesslyMany() throws Exception {
        GivenFilter filter = withoutPublicationFile();
        for (int number = 0; number < 100; number++) {
            assertThat(status(filter, good("service" + number))).isEqualTo(200);
        }

        assertThat(status(filter, good("more"))).isEqualTo(404);
        assertThat(filter.finished().notes()).containsEntry("refused", "NOT_PUBLISHED");
        assertThat(status(filter, good("service7"))).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "/ws, /nowhere.1cws, application/xml",
        "/odata, /standard.odata/Catalog_Goods, application/xml",
        "/odata, /other, application/xml",
        "/hs, /nowhere, text/plain",
        "/elsewhere, /ws, text/plain",
    })
    void whatIsNotPublishedIsToldInTheFormOfItsPath(String servlet, String info, String type) throws Exception {
        FakeResponse response = new GivenCalls(TestDatabase.H2.fresh(), home)
                .handle(FakeRequest.withQuery(null).path(servlet, info));

        assertThat(response.status()).isEqualTo(404);
        assertThat(response.headers()).containsEntry("Content-Type", type + "; charset=UTF-8");
    }

    private static FakeRequest good(String service) {
        return GivenCalls.call(service).realmGives(ROLE);
    }

    private static int status(GivenFilter filter, FakeRequest request) throws IOException, ServletException {
        return filter.handle(request, (inside, answer) -> {}).status();
    }

    private GivenFilter withoutPublicationFile() {
        return new GivenFilter(
                TestDatabase.H2.fresh(),
                new PolicyReader(
                                "services",
                                Map.of("reuse", "autouse", "role", ROLE),
                                new RawSettings(Map.of(), Map.of(), Map.of()))
                        .read(),
                GivenSettings.with(Map.of("seans.home", home.toString())),
                List.of(),
                List.of());
    }
}
