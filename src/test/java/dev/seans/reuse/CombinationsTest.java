package dev.seans.reuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.seans.publications.PublishedService;
import dev.seans.publications.ReuseMode;
import dev.seans.publications.ReuseSettings;
import dev.seans.publications.ServiceType;
import dev.seans.settings.GivenSettings;
import dev.seans.settings.InvalidSettingsException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CombinationsTest {

    private static final Optional<String> PASSWORD = Optional.of("secret");

    @TempDir
    private Path home;

    @TempDir
    private Path otherHome;

    @Test
    void whateverDiffersKeepsSessionsApart() {
        Combinations combinations = started(home, "v1");
        PublishedService service = service("/demo", ServiceType.HTTP, "a", List.of());
        List<String> all = new ArrayList<>(List.of(
                combinations.of(service, "anna", PASSWORD, Map.of(), false),
                combinations.of(service, "anna", PASSWORD, Map.of(), true),
                combinations.of(service, "berta", PASSWORD, Map.of(), false),
                combinations.of(service, "anna", Optional.of("other"), Map.of(), false),
                combinations.of(service, "anna", Optional.of(""), Map.of(), false),
                combinations.of(service, "anna", Optional.empty(), Map.of(), false),
                combinations.of(service, "anna", PASSWORD, Map.of("area", "1"), false),
                combinations.of(service, "anna", PASSWORD, Map.of("area", "2"), false),
                combinations.of(service, "anna", PASSWORD, Map.of("area", "1", "b", ""), false),
                combinations.of(service, "anna", PASSWORD, Map.of("are", "a1"), false),
                combinations.of(service, "annas", Optional.of("ecret"), Map.of(), false)));
        for (PublishedService other : List.of(
                service("/other", ServiceType.HTTP, "a", List.of()),
                service("/demo", ServiceType.SOAP, "a", List.of()),
                service("/demo", ServiceType.HTTP, "b", List.of()),
                service("/demo", ServiceType.HTTP, "a", List.of("1")),
                service("/demo", ServiceType.HTTP, "a", List.of("1", "2")),
                service("/demo", ServiceType.HTTP, "a", List.of("12")),
                service("/demo", ServiceType.HTTP, "a", List.of("area", "1")))) {
            all.add(combinations.of(other, "anna", PASSWORD, Map.of(), false));
        }
        all.add(combinations.of(service("/demo", ServiceType.HTTP, "aa", List.of()), "nna", PASSWORD, Map.of(), false));
        all.add(started(home, "v2").of(service, "anna", PASSWORD, Map.of(), false));
        all.add(started(otherHome, "v1").of(service, "anna", PASSWORD, Map.of(), false));

        assertThat(new HashSet<>(all))
                .hasSameSizeAs(all)
                .allSatisfy(text -> assertThat(text).matches("[0-9a-f]{64}"));
    }

    @Test
    void twoNodesComeToTheSameWhateverTheOrderOfTheSeparators() {
        Map<String, String> separators = new LinkedHashMap<>();
        separators.put("a", "1");
        separators.put("b", "2");
        Map<String, String> otherOrder = new LinkedHashMap<>();
        otherOrder.put("b", "2");
        otherOrder.put("a", "1");
        PublishedService service = service("/demo", ServiceType.HTTP, "a", List.of("5"));

        assertThat(started(home, "v1").of(service, "anna", PASSWORD, separators, true))
                .isEqualTo(started(home, "v1").of(service, "anna", PASSWORD, otherOrder, true));
    }

    @Test
    void howTheSessionsAreReusedIsOfNoImportance() {
        Combinations combinations = started(home, "v1");
        ReuseSettings large = new ReuseSettings(ReuseMode.USE, Duration.ofDays(1), 99, Duration.ZERO);

        assertThat(combinations.of(
                        new PublishedService("/demo", ServiceType.HTTP, "a", large, List.of()),
                        "anna",
                        PASSWORD,
                        Map.of(),
                        false))
                .isEqualTo(combinations.of(
                        service("/demo", ServiceType.HTTP, "a", List.of()), "anna", PASSWORD, Map.of(), false));
    }

    @Test
    void beforeTheStartNobodyGetsOne() {
        assertThatIllegalStateException().isThrownBy(() -> new Combinations().version());
    }

    @Test
    void aFileThatCannotBeReadStopsTheDeployment() {
        assertThatExceptionOfType(InvalidSettingsException.class)
                .isThrownBy(() -> new Combinations()
                        .start(
                                GivenSettings.with(Map.of("seans.home", home.toString())),
                                List.of(new ApplicationFile("/WEB-INF/lib/a.jar", () -> {
                                    throw new IOException("gone");
                                }))))
                .withMessageContaining("a file of the application cannot be read");
    }

    private static PublishedService service(String publication, ServiceType type, String name, List<String> zones) {
        return new PublishedService(
                publication,
                type,
                name,
                new ReuseSettings(ReuseMode.AUTOUSE, Duration.ofSeconds(20), 10, Duration.ofSeconds(5)),
                zones);
    }

    private static Combinations started(Path home, String content) {
        Combinations combinations = new Combinations();
        combinations.start(
                GivenSettings.with(Map.of("seans.home", home.toString())),
                List.of(new ApplicationFile(
                        "/WEB-INF/classes/A.class",
                        () -> new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)))));
        return combinations;
    }
}
