package dev.seans.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.orders.Customer;
import dev.seans.orders.GivenOrders;
import dev.seans.server.PayaraMicro;
import dev.seans.server.SeansServer;
import dev.seans.server.ServerOptions;
import dev.seans.server.ServerUser;
import dev.seans.smoke.ShopApi;
import dev.seans.testkit.onec.OneCFile;
import dev.seans.testkit.onec.OneCSession;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.Keys;

/** The contract, and what no server can make different: languages, what stands in files, and for whom the pages are. */
final class BrowserPayaraMicroSmokeIT extends BrowserContract {

    private static final int PHONE = 375;
    private static final int DESK = 1280;

    /** More stops than any page has. */
    private static final int STOPS = 60;

    @Override
    SeansServer launcher(ServerOptions options) {
        return PayaraMicro.server(options);
    }

    @Override
    String name() {
        return "payara-micro";
    }

    @AfterEach
    void asItWas() {
        browser().scheme("light");
        browser().wide(DESK);
        if (!browser().run("return document.documentElement.lang").equals("en")) {
            browser().choose("Язык", "en");
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void no_page_keeps_anybody_out_in_light_and_dark_in_both_languages_nor_on_a_phone(ShownPage page) {
        Browser browser = browser();
        browser.open(page.address());
        browser.awaitText(page.toString(), page.texts().toArray(String[]::new));
        assertThat(browser.barriers()).isEmpty();

        browser.wide(PHONE);
        assertThat(browser.run("return document.documentElement.scrollWidth"))
                .as("nobody scrolls aside")
                .isEqualTo((long) PHONE);
        browser.screenshot(page.picture() + "-phone");

        browser.wide(DESK);
        browser.scheme("dark");
        browser.choose("Language", "ru");
        assertThat(browser.barriers()).isEmpty();
        browser.screenshot(page.picture() + "-dark");
    }

    @Test
    void no_question_keeps_anybody_out() {
        browser().open("upstreams");
        for (String scheme : List.of("light", "dark")) {
            browser().scheme(scheme);
            browser().press("Stop");
            assertThat(browser().question()).contains("Stop the keeping");
            assertThat(browser().barriers()).isEmpty();
            browser().press("Leave it as it is");
        }
    }

    @Test
    void the_tabulator_reaches_the_rooms_and_the_action_and_escape_leaves_the_question() {
        Browser browser = browser();
        browser.start();
        browser.key(Keys.TAB);
        assertThat(browser.focused()).isEqualTo("Skip to the content");

        browser.tabTo("Upstreams", STOPS);
        browser.key(Keys.ENTER);
        browser.awaitText("the page is open", "portal");
        assertThat(browser.focused()).as("whoever cannot see hears where he is").isEqualTo("Upstreams");
        browser.tabTo("Log in now", STOPS);
        browser.tabTo("Stop", STOPS);
        browser.key(Keys.ENTER);
        assertThat(browser.question()).contains("Stop the keeping");
        assertThat(browser.focused()).as("Enter alone ends nothing").isEqualTo("Leave it as it is");
        browser.key(Keys.ESCAPE);

        assertThat(browser.focused()).isEqualTo("Stop");
        assertThat(browser.count("dialog")).isZero();
    }

    @Test
    void each_page_is_russian_for_a_russian_browser_and_english_for_another_until_one_chooses() throws Exception {
        Browser browser = browser();
        ConsoleTexts russian = ConsoleTexts.of("ru");
        ConsoleTexts english = ConsoleTexts.of("en");
        browser.forget();
        browser.speaks("ru-RU,ru,en");
        browser.start();
        for (ShownPage page : pages()) {
            browser.open(page.address());
            assertThat(browser.text()).as("%s", page).doesNotContain("undefined", "NaN", "[object", "Invalid");
            assertThat(russian.keysIn(browser.html())).as("%s", page).isEmpty();
            assertThat(english.sentencesIn(browser.ownWords(), russian))
                    .as("%s", page)
                    .isEmpty();
        }
        browser.screenshot("check-russian");

        browser.choose(russian.get("tool.language"), "en");
        assertThat(browser.run("return document.documentElement.lang")).isEqualTo("en");
        assertThat(browser.all()).contains(english.get("check.why"), english.get("room.overview"));
        browser.start();
        assertThat(browser.text()).contains(english.get("overview.sources"));

        browser.forget();
        browser.speaks("de-DE,de");
        browser.start();
        assertThat(browser.text()).contains(english.get("overview.sources"));
    }

    @Test
    void what_stands_in_a_file_is_shown_as_text_and_runs_nowhere() throws Exception {
        String source = ServerUser.GUESSED.name();
        OneCSession session = day().asked(ServerUser.GUESSED, List.of(HostileNames.file("hostile.xml")));
        String importPage = "imports/" + day().numberOf(session);
        var order = GivenOrders.begun("HO-1")
                .customer(Customer.person(HostileNames.CUSTOMER))
                .build();
        new ShopApi(server().root()).put(order, 1);
        browser().open(importPage);
        browser().awaitText("the import with its problems", "completed", HostileNames.WEIGHT);

        assertHarmless("catalogue?source=" + source, HostileNames.PRODUCT, HostileNames.GROUP);
        assertHarmless("catalogue?source=" + source + "&group=g", HostileNames.PRODUCT);
        assertHarmless(
                "catalogue/hostile?source=" + source,
                HostileNames.PRODUCT,
                HostileNames.GROUP,
                HostileNames.PROPERTY,
                HostileNames.VALUE);
        assertHarmless(importPage, HostileNames.WEIGHT);
        browser().press("line 9, column 1");
        browser().awaitText("the XML around it", "&lt;script>");
        assertHarmless("orders/HO-1?source=" + GivenDay.BASE.name(), HostileNames.CUSTOMER);
        OneCFile file = HostileNames.file(HostileNames.FILE);
        browser().open("check");
        browser().drop(".drop", file.name(), new String(file.content(), StandardCharsets.UTF_8));
        assertHarmless("check", HostileNames.FILE, HostileNames.WEIGHT);
        assertHarmless(
                "catalogue/%3Cimg%20src=x%20onerror=window.owned=8%3E?source=" + source,
                "<img src=x onerror=window.owned=8>");
    }

    private void assertHarmless(String page, String... shown) {
        browser().open(page);
        browser().awaitText(page, shown);
        assertThat(browser().run("return 'owned' in window")).as(page).isEqualTo(false);
        assertThat(browser().title()).as(page).endsWith(" · Seans");
        assertThat(browser().count("main script, main iframe, main svg[onload], img[src=x], main b"))
                .as(page)
                .isZero();
        assertThat(browser().complaints()).as(page).isEmpty();
        browser().screenshot("hostile-" + page.replaceFirst("[/?].*", ""));
    }
}
