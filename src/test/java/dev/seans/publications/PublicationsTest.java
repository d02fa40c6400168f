package dev.seans.publications;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.settings.GivenSettings;
import dev.seans.settings.SettingSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicationsTest {

    private static final ReuseParameters FILTER = GivenVrd.filter(Map.of());

    private static final String FILE = GivenVrd.point("base=\"/demo\"", """
            <ws pointEnableCommon="true">
              <point name="OperationalData1" alias="OperData.1cws" reuseSessions="use"/>
              <point name="ws2"/>
              <point name="Secret" enable="false"/>
            </ws>
            <httpServices>
              <service name="ПримерРаботы" rootUrl="example" poolSize="3"/>
              <service name="plain" enable="1"/>
              <service name="off" rootUrl="switched-off" enable="0"/>
              <service name="Tools" rootUrl="tools"/>
              <service name="ToolsOfV1" rootUrl="tools/v1"/>
            </httpServices>
            <zones><zone value="5"/><zone specify="true"/></zones>
            """);

    @TempDir
    private Path home;

    @Test
    void theSeedPublishesThreeServicesInItsModes() throws IOException {
        Publications publications = started(GivenVrd.seed());

        assertThat(publications.find("/hs/ПримерРаботы/1", FILTER))
                .contains(new PublishedService(
                        "/demo",
                        ServiceType.HTTP,
                        "ПримерРаботы",
                        new ReuseSettings(ReuseMode.AUTOUSE, Duration.ofSeconds(20), 10, Duration.ofSeconds(5)),
                        List.of()));
        assertThat(publications.find("/ws/OperData", FILTER))
                .map(PublishedService::title)
                .contains("soap/OperationalData1");
        assertThat(publications.find("/odata/standard.odata/Catalog_Goods", FILTER))
                .map(service -> service.settings().mode())
                .contains(ReuseMode.USE);
        assertThat(publications.find("/hs/other", FILTER)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/hs/ПримерРаботы        | http/ПримерРаботы",
                "/hs/example/a/b         | http/ПримерРаботы",
                "/hs/plain/              | http/plain",
                "/hs/Plain               |",
                "/hs/off                 |",
                "/hs/switched-off        |",
                "/hs/tools/list          | http/Tools",
                "/hs/tools/v1/list       | http/ToolsOfV1",
                "/hs/tools/v1            | http/ToolsOfV1",
                "/hs/tools/v10           | http/Tools",
                "/hs/unlisted            |",
                "/hs/                    |",
                "/hs                     |",
                "/HS/plain               |",
                "/rest/hs/plain          |",
                "hs/plain                |",
                "/ws/OperData.1cws       | soap/OperationalData1",
                "/ws/OperationalData1    | soap/OperationalData1",
                "/ws/ws2                 | soap/ws2",
                "/ws/ws2.1cws            | soap/ws2",
                "/ws/unlisted            | soap/unlisted",
                "/ws/unlisted.1cws       | soap/unlisted",
                "/ws/Secret              |",
                "/ws/Secret.1cws         |",
                "/odata/standard.odata   |",
                "/odata/other.odata      |",
                "/                       |",
            })
    void theFileTellsWhichPathIsAService(String path, String title) {
        assertThat(started(FILE).find(path, FILTER).map(PublishedService::title))
                .isEqualTo(Optional.ofNullable(title));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/hs/ПримерРаботы/1      | http/ПримерРаботы",
                "/ws/ws2.1cws            | soap/ws2",
                "/odata/standard.odata/x | odata/standard.odata",
                "/odata/x                |",
                "/hs/                    |",
                "/shop                   |",
            })
    void withoutAFileEveryPathOfAServiceIsOne(String path, String title) {
        assertThat(started(null).find(path, FILTER).map(PublishedService::title))
                .isEqualTo(Optional.ofNullable(title));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<httpServices publishByDefault='true'/>"})
    void clientsCannotThinkUpEndlesslyManyServices(String file) {
        Publications publications = started(file.isEmpty() ? null : GivenVrd.point("", file));
        long admitted = IntStream.range(0, 300)
                .filter(number -> admits(publications, "/hs/service" + number, FILTER))
                .count();

        assertThat(admitted).isEqualTo(NamesFromPaths.LIMIT);
        assertThat(admits(publications, "/hs/service0/again", FILTER)).isTrue();
        assertThat(admits(publications, "/shop", GivenVrd.filter(Map.of("serviceType", "http", "service", "named"))))
                .isTrue();
    }

    @Test
    void whoOnlyAsksForAServiceUsesUpNoRoom() {
        Publications publications = started(null);
        for (int number = 0; number < 300; number++) {
            assertThat(publications.find("/hs/service" + number, FILTER)).isPresent();
        }

        assertThat(admits(publications, "/hs/new", FILTER)).isTrue();
    }

    @Test
    void whatTheFileListsIsAlwaysAdmitted() {
        Publications publications = started(FILE);
        for (int number = 0; number < 300; number++) {
            admits(publications, "/ws/service" + number, FILTER);
        }

        assertThat(admits(publications, "/ws/unlisted.1cws", FILTER)).isFalse();
        for (String path : List.of("/ws/OperData.1cws", "/ws/ws2.1cws", "/hs/example", "/hs/plain")) {
            assertThat(admits(publications, path, FILTER)).as(path).isTrue();
        }
    }

    private static boolean admits(Publications publications, String path, ReuseParameters parameters) {
        return publications.admits(publications.find(path, parameters).orElseThrow(), parameters);
    }

    @Test
    void aNameThatTheTablesCannotHoldIsNoService() {
        assertThat(started(null).find("/hs/" + "x".repeat(200), FILTER)).isPresent();
        assertThat(started(null).find("/hs/" + "x".repeat(201), FILTER)).isEmpty();
        assertThat(started(null).find("/hs/x\ny", FILTER)).isEmpty();
    }

    @Test
    void aFilterCanNameTheServiceForAnyPath() {
        ReuseParameters named = GivenVrd.filter(Map.of("serviceType", "http", "service", "plain"));
        ReuseParameters unlisted = GivenVrd.filter(Map.of("serviceType", "http", "service", "unlisted"));

        assertThat(started(FILE).find("/shop/basket", named))
                .map(PublishedService::title)
                .contains("http/plain");
        assertThat(started(FILE).find("/hs/plain", unlisted)).isEmpty();
        assertThat(started(null).find("/shop/basket", unlisted))
                .map(PublishedService::title)
                .contains("http/unlisted");
        assertThat(started(null).find("/shop", GivenVrd.filter(Map.of("serviceType", "odata"))))
                .map(PublishedService::title)
                .contains("odata/standard.odata");
    }

    @Test
    void thePublicationIsTheBaseElseTheContextPath() {
        assertThat(publication(FILE, "/seans")).isEqualTo("/demo");
        assertThat(publication(GivenVrd.point("", "<httpServices publishByDefault=\"true\"/>"), "/seans"))
                .isEqualTo("/seans");
        assertThat(publication(null, "/seans")).isEqualTo("/seans");
        assertThat(publication(null, "")).isEqualTo("/");
    }

    @Test
    void theZonesOfTheFileBelongToEachService() {
        assertThat(started(FILE).find("/hs/plain", FILTER))
                .map(PublishedService::zones)
                .contains(List.of("5", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "'',                                '',                     false",
        "enableStandardOData='true',        '',                     true",
        "enableStandardOData='false',       '',                     false",
        "enableStandardOData='true',        enable='false',         false",
        "enableStandardOData='false',       enable='true',          true",
        "'',                                enable='true',          true",
        "enableStandardOData='true',        reuseSessions='use',    true",
        "'',                                reuseSessions='use',    false",
    })
    void odataIsPublishedWhereTheFileSaysSo(String ofRoot, String ofElement, boolean isPublished) {
        String element = ofElement.isEmpty() ? "" : "<standardOdata " + ofElement + "/>";

        assertThat(started(GivenVrd.point(ofRoot, element))
                        .find("/odata/standard.odata", FILTER)
                        .isPresent())
                .isEqualTo(isPublished);
    }

    @ParameterizedTest
    @CsvSource({
        "httpServices, '', false",
        "httpServices, publishByDefault='true', true",
        "httpServices, publishByDefault='false', false",
        "httpServices, publishExtensionsByDefault='true', false",
        "httpServices, publishByDefault='true' enable='false', false",
        "ws,           pointEnableCommon='true', true",
        "ws,           publishByDefault='true', true",
        "ws,           '', false",
    })
    void whatIsNotListedIsPublishedIfTheSectionSaysSo(String section, String attributes, boolean isPublished) {
        String path = section.equals("ws") ? "/ws/x" : "/hs/x";

        assertThat(started(GivenVrd.point("", "<" + section + " " + attributes + "/>"))
                        .find(path, FILTER)
                        .isPresent())
                .isEqualTo(isPublished);
    }

    @ParameterizedTest
    @EnumSource
    void theFileOutranksWhatTheApplicationSaysButNotTheOperator(SettingSource source) {
        Map<String, String> given =
                Map.of("reuse", "dontuse", "sessionMaxAge", "1 min", "poolSize", "7", "poolTimeout", "500 ms");
        ReuseParameters parameters = GivenVrd.filter(given, source);
        ReuseSettings ofFilter = new ReuseSettings(ReuseMode.DONTUSE, Duration.ofMinutes(1), 7, Duration.ofMillis(500));
        ReuseSettings ofFile = new ReuseSettings(ReuseMode.USE, Duration.ofSeconds(30), 3, Duration.ofSeconds(2));
        String file = GivenVrd.point(
                "",
                "<httpServices publishByDefault='true'><service name='full' reuseSessions='use' sessionMaxAge='30'"
                        + " poolSize='3' poolTimeout='2'/></httpServices>");
        boolean isOperator = source == SettingSource.SYSTEM_PROPERTY || source == SettingSource.ENVIRONMENT;

        assertThat(settings(started(file), "/hs/full", parameters)).isEqualTo(isOperator ? ofFilter : ofFile);
        assertThat(settings(started(file), "/hs/unlisted", parameters)).isEqualTo(ofFilter);
        assertThat(settings(started(null), "/hs/full", parameters)).isEqualTo(ofFilter);
    }

    @Test
    void eachValueHasItsOwnPrecedence() {
        assertThat(settings(started(FILE), "/hs/example", GivenVrd.filter(Map.of("poolTimeout", "9"))))
                .isEqualTo(new ReuseSettings(ReuseMode.AUTOUSE, Duration.ofSeconds(20), 3, Duration.ofSeconds(9)));
    }

    private static ReuseSettings settings(Publications publications, String path, ReuseParameters parameters) {
        return publications.find(path, parameters).orElseThrow().settings();
    }

    private String publication(@Nullable String inside, String contextPath) {
        return started(inside, contextPath)
                .find("/hs/plain", FILTER)
                .orElseThrow()
                .publication();
    }

    private Publications started(@Nullable String inside) {
        return started(inside, "/seans");
    }

    private Publications started(@Nullable String inside, String contextPath) {
        Publications publications = new Publications();
        publications.start(
                contextPath,
                () -> Optional.ofNullable(inside).map(PublicationsTest::stream),
                GivenSettings.with(Map.of("seans.home", home.toString())));
        return publications;
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
