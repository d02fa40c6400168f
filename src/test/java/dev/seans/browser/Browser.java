package dev.seans.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.seans.server.ServerUser;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** The console in Chromium, as an operator sees it. */
final class Browser implements AutoCloseable {

    private static final String AXE = resource("/axe.min.js");

    /** What would keep somebody from using the page; with its place and what to do. */
    private static final String RUN_AXE = """
            const done = arguments[arguments.length - 1];
            axe.run(document, { resultTypes: ['violations'] }).then(found => done(found.violations
              .filter(one => ['serious', 'critical'].includes(one.impact))
              .flatMap(one => one.nodes.map(node => `${one.id} at ${node.target.join(' ')}: ${node.failureSummary}`))),
              error => done([String(error)]));
            """;

    private static final String DROP = """
            const [zone, name, text] = arguments;
            const given = new DataTransfer();
            given.items.add(new File([text], name));
            for (const type of ['dragover', 'drop']) {
              zone.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: given }));
            }
            """;

    /** A link or a tabulator leaves the old heading where it is until the new page is drawn. */
    private static final String GO = """
            document.querySelector('h1')?.setAttribute('data-left', '');
            location.hash = arguments[0];
            """;

    private static final String ARRIVED = """
            return document.querySelector('main')?.getAttribute('aria-busy') === 'false'
              && document.querySelector('h1:not([data-left])') !== null;
            """;

    private static final String OWN_WORDS = """
            const copy = document.body.cloneNode(true);
            copy.querySelectorAll('[lang]').forEach(one => one.remove());
            return copy.textContent + [...copy.querySelectorAll('*')].map(one =>
              [one.title, one.placeholder, one.getAttribute('aria-label')].join(' ')).join(' ');
            """;

    private static final String IS_MARKED = """
            const style = getComputedStyle(arguments[0].matches('input.unseen') ? arguments[0].parentNode : arguments[0]);
            return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
            """;

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final URI console;
    private final Path screenshots;
    private final ChromeDriver driver;

    Browser(Chromium chromium, URI root, Path screenshots) {
        this.console = root.resolve("console/");
        this.screenshots = screenshots;
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(chromium.driver().toFile())
                .usingAnyFreePort()
                .build();
        driver = new ChromeDriver(service, options(chromium));
    }

    /** Each look costs the browser more than what it waits for. */
    static ConditionFactory patiently(String what) {
        return await(what).pollInterval(BETWEEN_LOOKS).ignoreExceptions();
    }

    private static ChromeOptions options(Chromium chromium) {
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.browser().toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-dev-shm-usage",
                "--disable-gpu",
                "--lang=en-US",
                "--window-size=1280,900");
        options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
        return options;
    }

    /** Opens the console anew, as an operator with the right password. */
    void start() {
        ServerUser admin = ServerUser.ADMIN;
        driver.get("about:blank");
        driver.get(console.toString().replace("://", "://" + admin.name() + ":" + admin.password() + "@"));
        awaitPage();
    }

    /** Leads to a page, without a reload. */
    void open(String page) {
        String address = "#/" + page;
        if (!address.equals(run("return location.hash"))) {
            run(GO, address);
        }
        awaitPage();
    }

    void awaitPage() {
        patiently("the page is drawn").until(() -> run(ARRIVED), Boolean.TRUE::equals);
    }

    /** What is to be read on the page, and nowhere else. */
    String text() {
        return driver.findElement(By.tagName("main")).getText();
    }

    String all() {
        return driver.findElement(By.tagName("body")).getText();
    }

    /** All that the console says itself, also to those who cannot see it; what the server says is English, and marked so. */
    String ownWords() {
        return String.valueOf(run(OWN_WORDS));
    }

    String html() {
        return String.valueOf(driver.getPageSource());
    }

    String title() {
        return String.valueOf(driver.getTitle());
    }

    String address() {
        return String.valueOf(driver.getCurrentUrl());
    }

    void awaitText(String what, String... texts) {
        patiently(what).untilAsserted(() -> assertThat(text()).contains(texts));
    }

    /** The first one that can be seen, once there is one. */
    WebElement find(String css) {
        return patiently("there is " + css)
                .until(
                        () -> driver.findElements(By.cssSelector(css)).stream()
                                .filter(WebElement::isDisplayed)
                                .findFirst(),
                        found -> found.isPresent())
                .orElseThrow();
    }

    int count(String css) {
        return driver.findElements(By.cssSelector(css)).size();
    }

    /** Presses the button, or follows the link, that says just this. */
    void press(String text) {
        patiently("there is something to press that says " + text).until(() -> {
            labelled(text).click();
            return true;
        });
    }

    private WebElement labelled(String text) {
        String scope = driver.findElements(By.tagName("dialog")).isEmpty() ? "//" : "//dialog//";
        return driver.findElement(By.xpath("%1$sbutton[.='%2$s'] | %1$sa[.='%2$s']".formatted(scope, text)));
    }

    /** What a second question says; there must be one. */
    String question() {
        return find("dialog").getText();
    }

    void type(String css, String text) {
        WebElement input = find(css);
        input.clear();
        input.sendKeys(text);
    }

    void key(CharSequence key) {
        driver.switchTo().activeElement().sendKeys(key);
    }

    /** What is said of the element that has the focus; one can see that it has it. */
    String focused() {
        WebElement element = driver.switchTo().activeElement();
        assertThat(element.getTagName().equals("h1") || Boolean.TRUE.equals(run(IS_MARKED, element)))
                .as("the focus can be seen on %s", element.getText())
                .isTrue();
        return element.getText();
    }

    /** Presses the tabulator until something that says this has the focus. */
    void tabTo(String text, int most) {
        for (int stop = 0; stop < most; stop++) {
            key(Keys.TAB);
            if (focused().equals(text)) {
                return;
            }
        }
        throw new AssertionError("The tabulator does not reach " + text);
    }

    /** One of the choices in the head. */
    void choose(String label, String value) {
        find("select[title='" + label + "'] option[value='" + value + "']").click();
    }

    /** What was chosen before. */
    void forget() {
        run("localStorage.clear()");
    }

    void drop(String css, String name, String content) {
        run(DROP, find(css), name, content);
    }

    Object run(String script, Object... arguments) {
        Object result = driver.executeScript(script, arguments);
        return result == null ? "" : result;
    }

    /** As the browser of somebody is set up. */
    void speaks(String language) {
        String agent = String.valueOf(run("return navigator.userAgent"));
        driver.executeCdpCommand(
                "Emulation.setUserAgentOverride", Map.of("userAgent", agent, "acceptLanguage", language));
    }

    /** Dark, or light. */
    void scheme(String scheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    void wide(int pixels) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", pixels, "height", 812, "deviceScaleFactor", 1, "mobile", pixels < 500));
    }

    /** What axe-core finds serious or critical. */
    List<String> barriers() {
        if (Boolean.FALSE.equals(run("return 'axe' in window"))) {
            run(AXE);
        }
        return strings(driver.executeAsyncScript(RUN_AXE));
    }

    private static List<String> strings(@Nullable Object found) {
        return found instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of("" + found);
    }

    /** What the browser has complained of since it was last asked. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    void screenshot(String name) {
        try {
            Files.createDirectories(screenshots);
            Files.write(
                    screenshots.resolve(name.replaceAll("\\W+", "-") + ".png"),
                    driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException failed) {
            throw new IllegalStateException("No screenshot in " + screenshots, failed);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }

    private static String resource(String name) {
        try (InputStream file = Browser.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new IllegalStateException(name, failed);
        }
    }
}
