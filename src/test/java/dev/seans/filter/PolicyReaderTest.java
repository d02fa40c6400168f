package dev.seans.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seans.fakes.LogListener;
import dev.seans.identity.IdSource;
import dev.seans.session.AddressBinding;
import dev.seans.settings.InvalidSettingsException;
import dev.seans.settings.RawSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyReaderTest {

    private static final String PREFIX = "Seans was not started, because of its settings: ";
    private static final RawSettings NOTHING_OUTSIDE = new RawSettings(Map.of(), Map.of(), Map.of());

    @Test
    void whatTheExchangeAsksForIsRead() {
        FilterPolicy policy = read(Map.of(
                "entry", "mode=checkauth", "refusal", "commerceml", "bindAddress", "off", "sources", "cookie, url"));

        assertThat(policy)
                .isEqualTo(new FilterPolicy(
                        List.of(IdSource.COOKIE, IdSource.URL),
                        new EntryPattern("mode", "checkauth"),
                        "commerceml",
                        "exchange",
                        AddressBinding.OFF));
    }

    @Test
    void whatIsNotSaidIsTheDefault() {
        assertThat(read(Map.of()))
                .isEqualTo(new FilterPolicy(
                        List.of(IdSource.URL, IdSource.COOKIE, IdSource.HEADER),
                        EntryPattern.NONE,
                        "plain",
                        "exchange",
                        AddressBinding.EXACT));
    }

    @Test
    void everyPlaceOutsideOverridesTheInitParamAndTheStrongestWins() {
        Map<String, String> property = Map.of("seans.filter.exchange.scope", "property");
        Map<String, String> environment = Map.of("SEANS_FILTER_EXCHANGE_SCOPE", "environment");
        Map<String, String> contextParam = Map.of("seans.filter.exchange.scope", "context");

        assertThat(scope(new RawSettings(property, environment, contextParam))).isEqualTo("property");
        assertThat(scope(new RawSettings(Map.of(), environment, contextParam))).isEqualTo("environment");
        assertThat(scope(new RawSettings(Map.of(), Map.of(), contextParam))).isEqualTo("context");
        assertThat(scope(NOTHING_OUTSIDE)).isEqualTo("init");
    }

    @Test
    void anotherFiltersParamsAreNotTaken() {
        assertThat(scope(new RawSettings(Map.of("seans.filter.services.scope", "x"), Map.of(), Map.of())))
                .isEqualTo("init");
    }

    @Test
    void hyphensOfAFiltersNameAreUnderscoresInTheEnvironment() {
        RawSettings outside =
                new RawSettings(Map.of(), Map.of("SEANS_FILTER_MY_SERVICES_BINDADDRESS", "off"), Map.of());

        assertThat(new PolicyReader("my-services", Map.of("access", "none"), outside)
                        .read()
                        .binding())
                .isEqualTo(AddressBinding.OFF);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "missing | create   | missing = create is understood, but not yet available in this version: use refuse",
                "missing | recover  | missing = recover is understood, but not yet available in this version: use refuse",
                "access  | exclusive | access = exclusive is understood, but not yet available in this version: use none",
                "access  | shared   | access = shared is understood, but not yet available in this version: use none",
                "access  | snapshot | access = snapshot is understood, but not yet available in this version: use none",
                "reuse   | dontuse  | reuse = dontuse is understood, but not yet available in this version: use no value",
                "reuse   | use      | reuse = use is understood, but not yet available in this version: use no value",
                "reuse   | autouse  | reuse = autouse is understood, but not yet available in this version: use no value",
                "missing | maybe    | missing = \"maybe\" is unknown: use refuse",
                "missing | Refuse   | missing = \"Refuse\" is unknown: use refuse",
                "missing | ''       | missing = \"\" is unknown: use refuse",
                "access  | any      | access = \"any\" is unknown: use none",
                "reuse   | always   | reuse = \"always\" is unknown: use no value",
                "service | rest     | service belongs to reuse, which is not yet available in this version: leave it out",
                "serviceType | http | serviceType belongs to reuse, which is not yet available in this version: leave it out",
                "sessionMaxAge | 20 | sessionMaxAge belongs to reuse, which is not yet available in this version: leave it out",
                "poolSize | 10      | poolSize belongs to reuse, which is not yet available in this version: leave it out",
                "poolTimeout | 5    | poolTimeout belongs to reuse, which is not yet available in this version: leave it out",
                "safeMode | 1       | safeMode belongs to reuse, which is not yet available in this version: leave it out",
                "entri   | a=b      | the init-param entri is unknown; the nearest known name is entry",
                "bindaddress | off  | the init-param bindaddress is unknown; the nearest known name is bindAddress",
                "sources | url form | sources names \"form\": expected url, cookie and header",
                "sources | URL      | sources names \"URL\": expected url, cookie and header",
                "sources | ','      | sources must name at least one of url, cookie, header",
                "entry   | checkauth | entry = \"checkauth\": expected name=value, such as mode=checkauth",
                "entry   | mode=    | entry = \"mode=\": expected name=value, such as mode=checkauth",
                "entry   | =x       | entry = \"=x\": expected name=value, such as mode=checkauth",
                "bindAddress | yes  | bindAddress = \"yes\": expected exact, ipv6-64 or off",
                "bindAddress | ipv6_64 | bindAddress = \"ipv6_64\": expected exact, ipv6-64 or off",
            })
    void whatCannotBeIsRefusedAtDeployment(String param, String value, String message) {
        assertThatExceptionOfType(InvalidSettingsException.class)
                .isThrownBy(() -> read(Map.of(param, value)))
                .withMessage(PREFIX + "filter exchange: " + message);
    }

    @Test
    void withoutAnAccessTheDefaultIsOneThatIsNotYetAvailable() {
        assertThatExceptionOfType(InvalidSettingsException.class)
                .isThrownBy(() -> new PolicyReader("mine", Map.of(), NOTHING_OUTSIDE).read())
                .withMessage(PREFIX + "filter mine: access = exclusive is understood, but not yet available"
                        + " in this version: use none");
    }

    @Test
    void severalMistakesAreToldAtOnce() {
        assertThatExceptionOfType(InvalidSettingsException.class)
                .isThrownBy(() -> read(Map.of("zzz", "1", "missing", "create", "poolSize", "3")))
                .withMessageContaining("init-param zzz is unknown")
                .withMessageContaining("missing = create")
                .withMessageContaining("poolSize belongs to reuse");
    }

    @Test
    void anUnknownParamInAContextParamIsRefusedLikeAnInitParam() {
        RawSettings outside = new RawSettings(Map.of(), Map.of(), Map.of("seans.filter.exchange.scop", "x"));

        assertThatExceptionOfType(InvalidSettingsException.class)
                .isThrownBy(() -> new PolicyReader("exchange", Map.of("access", "none"), outside).read())
                .withMessage(PREFIX + "filter exchange: the context-param seans.filter.exchange.scop is unknown;"
                        + " the nearest known name is seans.filter.exchange.scope");
    }

    @Test
    void theEffectiveValuesAreLoggedWithTheirSources() {
        try (LogListener log = LogListener.on(PolicyReader.class)) {
            new PolicyReader("exchange", Map.of("access", "none", "scope", "mine"), NOTHING_OUTSIDE).announce();

            assertThat(log.lines())
                    .hasSize(FilterParameter.values().length)
                    .contains(
                            "INFO filter exchange: scope = mine (init param)",
                            "INFO filter exchange: missing = refuse (default)");
        }
    }

    private static FilterPolicy read(Map<String, String> initParams) {
        Map<String, String> params = new HashMap<>(Map.of("access", "none"));
        params.putAll(initParams);
        return new PolicyReader("exchange", params, NOTHING_OUTSIDE).read();
    }

    private static String scope(RawSettings outside) {
        return new PolicyReader("exchange", Map.of("access", "none", "scope", "init"), outside)
                .read()
                .scope();
    }
}
