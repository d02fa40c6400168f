package dev.seans.settings;

import static dev.seans.settings.UpstreamSetting.CALL_TIMEOUT;
import static dev.seans.settings.UpstreamSetting.CHECK_PATH;
import static dev.seans.settings.UpstreamSetting.CONNECT_TIMEOUT;
import static dev.seans.settings.UpstreamSetting.CREDENTIALS_FILE;
import static dev.seans.settings.UpstreamSetting.EXPIRY_FIELD;
import static dev.seans.settings.UpstreamSetting.GATEWAY_METHODS;
import static dev.seans.settings.UpstreamSetting.GATEWAY_PATHS;
import static dev.seans.settings.UpstreamSetting.LOGIN_NEXT_PATH;
import static dev.seans.settings.UpstreamSetting.LOGIN_PAGE;
import static dev.seans.settings.UpstreamSetting.LOGIN_PATH;
import static dev.seans.settings.UpstreamSetting.LOGIN_STATUS;
import static dev.seans.settings.UpstreamSetting.LOST;
import static dev.seans.settings.UpstreamSetting.PASSWORD;
import static dev.seans.settings.UpstreamSetting.PROXY;
import static dev.seans.settings.UpstreamSetting.REFRESH_TOKEN;
import static dev.seans.settings.UpstreamSetting.SESSIONS;
import static dev.seans.settings.UpstreamSetting.TIMEOUT;
import static dev.seans.settings.UpstreamSetting.TRUST_STORE;
import static dev.seans.settings.UpstreamSetting.TRUST_STORE_PASSWORD;
import static dev.seans.settings.UpstreamSetting.USER;

import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the settings of one upstream must fulfil together, or beyond their type. */
final class UpstreamRules {

    private static final Pattern STATUS = Pattern.compile("[1-5][0-9]{2}");
    private static final Pattern LOST_WORD = Pattern.compile("[1-5][0-9]{2}|redirect|html");
    private static final Pattern METHOD = Pattern.compile("[A-Z][A-Z-]{0,30}");
    private static final Pattern GATEWAY_PATH = Pattern.compile("/[^*?#%]*\\*?");
    private static final Pattern HOST_AND_PORT =
            Pattern.compile("([A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]+]):([0-9]{1,5})");
    private static final int MAX_PORT = 65_535;
    private static final int MAX_SESSIONS = 100;

    /** A keeper that has died keeps the others off for twice as long. */
    private static final Duration LONGEST_LOGIN = Duration.ofMinutes(10);

    private final UpstreamSettings upstream;
    private final List<String> mistakes = new ArrayList<>();

    private UpstreamRules(UpstreamSettings upstream) {
        this.upstream = upstream;
    }

    /** Every mistake; none if the upstream can be used. */
    static List<String> mistakesOf(UpstreamSettings upstream) {
        UpstreamRules rules = new UpstreamRules(upstream);
        rules.paths();
        rules.credentials();
        rules.words();
        rules.mistakes.addAll(LoginRules.mistakesOf(upstream));
        rules.numbers();
        rules.connection();
        return rules.mistakes;
    }

    /** The same of a client elsewhere, which needs to reach the upstream only. */
    static List<String> mistakesOfClient(UpstreamSettings upstream) {
        UpstreamRules rules = new UpstreamRules(upstream);
        rules.connection();
        return rules.mistakes;
    }

    /** The host and port of a text that fulfils its rule. */
    static InetSocketAddress proxy(String text) {
        Matcher form = HOST_AND_PORT.matcher(text);
        if (!form.matches() || Integer.parseInt(form.group(2)) > MAX_PORT || Integer.parseInt(form.group(2)) < 1) {
            throw new IllegalArgumentException("expected host:port");
        }
        return InetSocketAddress.createUnresolved(form.group(1), Integer.parseInt(form.group(2)));
    }

    private void paths() {
        if (hasBuiltInLogin() && isEmpty(LOGIN_PATH)) {
            mistakes.add(key(LOGIN_PATH) + " must be set");
        }
        if (!upstream.isIbSession() && isEmpty(CHECK_PATH)) {
            mistakes.add(key(CHECK_PATH) + " must be set, because each new session is tried there");
        }
        path(LOGIN_PATH);
        path(LOGIN_PAGE);
        path(LOGIN_NEXT_PATH);
        path(CHECK_PATH);
        if (!isEmpty(EXPIRY_FIELD)
                && !TokenPlace.JSON_POINTER.matcher(upstream.text(EXPIRY_FIELD)).matches()) {
            mistakes.add(shown(EXPIRY_FIELD) + ": expected a JSON Pointer, such as /token/expiry");
        }
    }

    private void path(UpstreamSetting setting) {
        String path = upstream.text(setting);
        if (!path.isEmpty() && !isPath(path)) {
            mistakes.add(shown(setting)
                    + ": expected a path that begins with /, with blanks and other letters as %20, without #");
        }
    }

    private static boolean isPath(String path) {
        try {
            return path.startsWith("/") && new URI("http://host" + path).getRawFragment() == null && isAscii(path);
        } catch (URISyntaxException noPath) {
            return false;
        }
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(letter -> letter < 128);
    }

    private void credentials() {
        boolean file = !isEmpty(CREDENTIALS_FILE);
        boolean user = !isEmpty(USER);
        boolean password = !isEmpty(PASSWORD);
        boolean token = !isEmpty(REFRESH_TOKEN);
        if (file && (user || password || token)) {
            mistakes.add(shown(CREDENTIALS_FILE) + " must not be given together with "
                    + shown(user ? USER : password ? PASSWORD : REFRESH_TOKEN));
        } else if (user != password) {
            mistakes.add(shown(user ? USER : PASSWORD) + " needs " + key(user ? PASSWORD : USER) + ", too");
        } else if (!file && !user && !token && hasBuiltInLogin()) {
            mistakes.add(key(CREDENTIALS_FILE) + ", or " + key(USER) + " and " + key(PASSWORD) + ", must be set");
        }
        if (kind().sendsBasic() && upstream.text(USER).contains(":")) {
            mistakes.add(shown(USER) + ": expected no colon, which HTTP Basic does not allow in the name of a user");
        }
    }

    private void words() {
        words(LOGIN_STATUS, STATUS, "statuses, such as 200 201");
        words(LOST, LOST_WORD, "statuses, redirect or html");
        words(GATEWAY_METHODS, METHOD, "methods, such as GET HEAD POST");
        words(GATEWAY_PATHS, GATEWAY_PATH, "paths that begin with /, not encoded, such as /hs/stock/*");
    }

    private void words(UpstreamSetting setting, Pattern form, String expected) {
        if (!upstream.list(setting).stream().allMatch(word -> form.matcher(word).matches())) {
            mistakes.add(shown(setting) + ": expected " + expected);
        }
    }

    private void numbers() {
        if (upstream.integer(SESSIONS) > MAX_SESSIONS) {
            mistakes.add(shown(SESSIONS) + " must not exceed 100");
        }
        Duration login = upstream.connectTimeout().plus(upstream.timeout());
        int steps = upstream.how().steps();
        if (login.multipliedBy(steps).compareTo(LONGEST_LOGIN) > 0) {
            mistakes.add(shown(CONNECT_TIMEOUT) + " and " + shown(TIMEOUT) + " must not exceed 10 min together"
                    + (steps > 1 ? ", for the " + steps + " requests that a login may take" : ""));
        }
        if (upstream.connectTimeout().compareTo(upstream.callTimeout()) >= 0) {
            mistakes.add(shown(CONNECT_TIMEOUT) + " must be shorter than " + shown(CALL_TIMEOUT));
        }
    }

    private void connection() {
        if (!isEmpty(TRUST_STORE_PASSWORD) && isEmpty(TRUST_STORE)) {
            mistakes.add(shown(TRUST_STORE_PASSWORD) + " needs " + key(TRUST_STORE) + ", too");
        }
        if (!isEmpty(PROXY)) {
            proxy();
        }
    }

    private void proxy() {
        try {
            proxy(upstream.text(PROXY));
        } catch (IllegalArgumentException wrongForm) {
            // Not the text: people write user:password@ in front of a proxy.
            mistakes.add(key(PROXY) + " (" + upstream.effective(PROXY).source() + "): " + wrongForm.getMessage()
                    + ", without user and password");
        }
    }

    private boolean hasBuiltInLogin() {
        return kind() != LoginKind.BEAN;
    }

    private LoginKind kind() {
        return upstream.how().kind();
    }

    private boolean isEmpty(UpstreamSetting setting) {
        return !upstream.effective(setting).isGiven();
    }

    private String key(UpstreamSetting setting) {
        return setting.key(upstream.name());
    }

    private String shown(UpstreamSetting setting) {
        return key(setting) + " = " + upstream.effective(setting);
    }
}
