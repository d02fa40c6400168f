package dev.seans.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seans.fakes.LogListener;
import dev.seans.identity.IdSource;
import dev.seans.session.Access;
import dev.seans.session.AddressBinding;
import dev.seans.settings.InvalidSettingsException;
import dev.seans.settings.RawSettings;
import dev.seans.settings.SettingSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

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
                        Missing.REFUSE,
                        Access.NONE,
                        new EntryPattern("mode", "checkauth"),
                        "commerceml",
                        "exchange",
                        AddressBinding.OFF,
                        Optional.empty(),
                        ""));
    }

    @Test
    void whatIsNotSaidIsTheDefault() {
        assertThat(new PolicyReader("exchange", Map.of(), NOTHING_OUTSIDE).read())
                .isEqualTo(new FilterPolicy(
                        List.of(IdSource.URL, IdSource.COOKIE, IdSource.HEADER),
                        Missing.REFUSE,
                        Access.EXCLUSIVE,
                        EntryPattern.NONE,
                        "plain",
                        "exchange",
                        AddressBinding.EXACT,
                        Optional.empty(),
                        ""));
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
                "missing | maybe    | missing = \"maybe\" is unknown: use refuse or create or recover",
                "missing | Refuse   | missing = \"Refuse\" is unknown: use refuse or create or recover",
                "missing | ''       | missing = \"\" is unknown: use refuse or create or recover",
                "access  | any      | access = \"any\" is unknown: use exclusive or shared or snapshot or none",
                "reuse   | always   | reuse = \"always\": expected one of dontuse, use, autouse",
                "role    | shop     | role belongs to reuse, which this filter does not have: set reuse to one of dontuse, use, autouse, or leave role out",
                "service | rest     | service belongs to reuse, which this filter does not have: set reuse to one of dontuse, use, autouse, or leave service out",
                "serviceType | http | serviceType belongs to reuse, which this filter does not have: set reuse to one of dontuse, use, autouse, or leave serviceType out",
                "sessionMaxAge | 20 | sessionMaxAge belongs to reuse, which this filter does not have: set reuse to one of dontuse, use, autouse, or leave sessionMaxAge out",
                "poolSize | 10      | poolSize belongs to reuse, which this filter does not have: set reuse to one of dontuse, use, autouse, or leave poolSize out",
                "poolTimeout | 5    | poolTimeout belongs to reuse, which this filter does not have: set reuse to one of dontuse, use, autouse, or leave poolTimeout out",
                "safeMode | 1       | safeMode belongs to reuse, which this filter does not have: set reuse to one of dontuse, use, autouse, or leave safeMode out",
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
    void whatServicesAskForIsRead() {
        RawSettings outside = new RawSettings(Map.of("seans.filter.services.poolSize", "3"), Map.of(), Map.of());

        FilterPolicy policy = new PolicyReader(
                        "services", Map.of("reuse", "use", "poolTimeout", "500 ms", "role", "shop"), outside)
                .read();

        assertThat(policy.sources()).containsExactly(IdSource.COOKIE, IdSource.HEADER);
        assertThat(policy.access()).isEqualTo(Access.EXCLUSIVE);
        assertThat(policy.role()).isEqualTo("shop");
        assertThat(policy.reuse().orElseThrow().texts())
                .isEqualTo(Map.of(
                        "reuse", new RawSettings.Found("use", SettingSource.INIT_PARAM),
                        "service", new RawSettings.Found("", SettingSource.DEFAULT),
                        "serviceType", new RawSettings.Found("", SettingSource.DEFAULT),
                        "sessionMaxAge", new RawSettings.Found("20", SettingSource.DEFAULT),
                        "poolSize", new RawSettings.Found("3", SettingSource.SYSTEM_PROPERTY),
                        "poolTimeout", new RawSettings.Found("500 ms", SettingSource.INIT_PARAM),
                        "safeMode", new RawSettings.Found("false", SettingSource.DEFAULT)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "poolSize      | many   | poolSize = \"many\": expected a whole number from 1 to 10000",
                "sessionMaxAge | 20 sec | sessionMaxAge = \"20 sec\": expected seconds, such as 20, or a duration, such as 2 min; from 1 ms to 365 d",
                "poolTimeout   | -1     | poolTimeout = \"-1\": expected seconds, such as 5, or a duration, such as 500 ms; from 0 to 10 min",
                "safeMode      | yes    | safeMode = \"yes\": expected true or false",
                "serviceType   | rest   | serviceType = \"rest\": expected one of http, soap, odata; filter exchange: service and serviceType go together: set both, or neither, then the path tells",
                "service       | whoami | service and serviceType go together: set both, or neither, then the path tells",
                "access        | none   | reuse needs access = exclusive: a session serves one call at a time",
                "missing       | create | reuse does not go with missing = create: services have their own way to sessions; leave missing out",
                "sources       | url    | reuse does not go with ids in URLs: clients of services have them in the cookie or the header IBSession; leave sources out, or set it to cookie header",
                "entry         | a=b    | reuse does not go with an entry: services have their own way to sessions; leave entry out",
            })
    void whatServicesCannotHaveIsRefusedAtDeployment(String param, String value, String message) {
        Map<String, String> params = new HashMap<>(Map.of("reuse", "autouse", "access", "exclusive"));
        params.put(param, value);

        assertThatExceptionOfType(InvalidSettingsException.class)
                .isThrownBy(() -> read(params))
                .withMessage(PREFIX + "filter exchange: " + message);
    }

    @Test
    void anEmptyParamOfReuseIsNoParam() {
        assertThat(read(Map.of("role", "", "poolSize", " ")).reuse()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dontuse", "use", "autouse"})
    void servicesHaveNoScopeOfTheirOwn(String reuse) {
        Map<String, String> params = Map.of("reuse", reuse, "access", "exclusive");

        assertThat(read(params).scope()).isEqualTo("exchange");
        assertThatExceptionOfType(InvalidSettingsException.class)
                .isThrownBy(() -> new PolicyReader(
                                "exchange",
                                params,
                                new RawSettings(Map.of("seans.filter.exchange.scope", "shop"), Map.of(), Map.of()))
                        .read())
                .withMessage(
                        PREFIX + "filter exchange: scope does not go with reuse: sessions of services are kept apart"
                                + " by service, user, password and separators; leave scope out");
    }

    @ParameterizedTest
    @EnumSource
    void everyAccessGoesWithEveryWayToTreatThoseWithoutAnId(Access access) {
        for (Missing missing : Missing.values()) {
            FilterPolicy policy = read(
                    Map.of("missing", missing.text(), "access", access.name().toLowerCase(Locale.ROOT)));

            assertThat(policy.access()).isEqualTo(access);
            assertThat(policy.missing()).isEqualTo(missing);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"create", "recover"})
    void whereSessionsAreMadeForBrowsersTheIdIsInACookieAndNowhereElse(String missing) {
        assertThat(read(Map.of("missing", missing)).sources()).containsExactly(IdSource.COOKIE);
        assertThat(read(Map.of("missing", missing, "sources", "cookie")).sources())
                .containsExactly(IdSource.COOKIE);
        assertThatExceptionOfType(InvalidSettingsException.class)
                .isThrownBy(() -> read(Map.of("missing", missing, "sources", "url cookie")))
                .withMessage(
                        PREFIX + "filter exchange: missing = " + missing + " gives ids to browsers, in a cookie and"
                                + " nowhere else: leave sources out, or set it to cookie");
        assertThatExceptionOfType(InvalidSettingsException.class)
                .isThrownBy(() -> read(Map.of("missing", missing, "entry", "mode=checkauth")))
                .withMessage(PREFIX + "filter exchange: entry does not go with missing = " + missing
                        + ", where every request may open a session: leave entry out, or use missing = refuse");
    }

    @Test
    void sessionsThatAreFoundByAddressAreBoundToIt() {
        for (String binding : List.of("exact", "ipv6-64")) {
            assertThat(read(Map.of("missing", "recover", "bindAddress", binding))
                            .missing())
                    .isEqualTo(Missing.RECOVER);
        }
        assertThatExceptionOfType(InvalidSettingsException.class)
                .isThrownBy(() -> read(Map.of("missing", "recover", "bindAddress", "off")))
                .withMessage(
                        PREFIX + "filter exchange: bindAddress = off does not go with missing = recover, which finds"
                                + " sessions by address and gives nobody one of another address: use exact or ipv6-64, or"
                                + " missing = create");
    }

    @Test
    void sessionsOfTwoScopesCannotBeMadeForOneCookie() {
        FilterPolicy shop = read(Map.of("missing", "create", "scope", "shop"));
        FilterPolicy blog = read(Map.of("missing", "recover", "scope", "blog"));
        FilterPolicy closed = read(Map.of("scope", "closed"));

        FilterPolicies.refuseTwoScopes(Map.of("a", shop, "b", shop, "c", closed));
        assertThatExceptionOfType(InvalidSettingsException.class)
                .isThrownBy(() -> FilterPolicies.refuseTwoScopes(Map.of("pages", shop, "news", blog)))
                .withMessage(PREFIX + "the filters news, pages make sessions of different scopes (blog, shop), but a"
                        + " browser has one cookie for all of them: give them the same init-param scope");
    }

    @Test
    void severalMistakesAreToldAtOnce() {
        assertThatExceptionOfType(InvalidSettingsException.class)
                .isThrownBy(() -> read(Map.of("zzz", "1", "missing", "maybe", "poolSize", "3")))
                .withMessageContaining("init-param zzz is unknown")
                .withMessageContaining("missing = \"maybe\"")
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

    @Test
    void aFilterOfServicesRefusesAs1cDoesUnlessItSaysOtherwise() {
        assertThat(read(Map.of("reuse", "use", "access", "exclusive")).refusal())
                .isEqualTo("service");
        assertThat(read(Map.of("reuse", "use", "access", "exclusive", "refusal", "plain"))
                        .refusal())
                .isEqualTo("plain");
        assertThat(read(Map.of()).refusal()).isEqualTo("plain");
    }

    @Test
    void servicesTakeNoIdsFromUrls() {
        assertThatExceptionOfType(InvalidSettingsException.class)
                .isThrownBy(() -> read(Map.of("reuse", "use", "sources", "url cookie")))
                .withMessageContaining("reuse does not go with ids in URLs");
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
