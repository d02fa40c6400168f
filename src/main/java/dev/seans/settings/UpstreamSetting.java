package dev.seans.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What an operator can set for each upstream, as {@code seans.upstream.<name>.*}. The table of docs/settings.md is tested against it. */
public enum UpstreamSetting {
    URL("url", SettingType.BASE_URL, "", "the base URL, such as https://erp.example.com/base; must be set"),
    LOGIN(
            "login",
            SettingType.NAME,
            "basic",
            "basic: a request with Basic credentials; ibsession: 1C's IBSession: start; form or json: user and password in a"
                    + " body; oauth2: a token for a client or a refresh token; anything else is the name of a CDI bean of the"
                    + " team"),
    LOGIN_METHOD(
            "login-method",
            SettingType.choice("auto", "GET", "POST"),
            "auto",
            "the method of the login request; auto: GET with ibsession, else POST"),
    LOGIN_PATH(
            "login-path",
            SettingType.TEXT,
            "",
            "the path of the login request below the base URL; must be set, but with a bean"),
    LOGIN_STATUS(
            "login-status",
            SettingType.LIST,
            "",
            "statuses that mean that the login was accepted; empty: 201 with basic without token, else 200 to 299; a redirect"
                    + " that is named here is not followed"),
    LOGIN_BODY(
            "login-body",
            SettingType.SECRET,
            "",
            "the body of the login request, with {user}, {password}, {token}, {cookie:NAME}; empty: with form"
                    + " user={user}&password={password}, with json the same two, with oauth2"
                    + " grant_type=client_credentials"),
    LOGIN_HEADERS(
            "login-headers",
            SettingType.SECRET,
            "",
            "further headers of all requests of a login, such as X-Api-Key: abc, several with a bar between blanks; the"
                    + " placeholders of login-body stand for their values here, too"),
    LOGIN_PAGE(
            "login-page",
            SettingType.TEXT,
            "",
            "the path of a page that is read before the login; its cookies, and with form its hidden fields, go along"),
    LOGIN_TOKEN(
            "login-token",
            SettingType.TEXT,
            "",
            "a regular expression; what its first group finds in that page stands for {token}"),
    LOGIN_NEXT_PATH("login-next-path", SettingType.TEXT, "", "the path of a second request of the login"),
    LOGIN_NEXT_BODY(
            "login-next-body", SettingType.SECRET, "", "the body of the second request, as login-body; empty: none"),
    LOGIN_NEXT_METHOD(
            "login-next-method",
            SettingType.choice("auto", "GET", "POST"),
            "auto",
            "the method of the second request; auto: POST with login-next-body, else GET"),
    LOGIN_REFUSED(
            "login-refused",
            SettingType.TEXT,
            "",
            "a regular expression; found in an answer of the login, or in where it redirects to, it means that user or"
                    + " password are wrong"),
    CHECK_PATH(
            "check-path",
            SettingType.TEXT,
            "",
            "the path of a cheap GET that only a living session gets through; must be set, but with ibsession empty means"
                    + " login-path"),
    USER("user", SettingType.TEXT, "", "the user; needs password; not together with credentials-file"),
    PASSWORD("password", SettingType.SECRET, "", "the password"),
    CREDENTIALS_FILE(
            "credentials-file",
            SettingType.PATH,
            "",
            "a UTF-8 file with the lines user= and password=, or with exactly two lines: user and password; read at each"
                    + " login"),
    AUTHORIZE(
            "authorize",
            SettingType.choice("auto", "login", "always"),
            "auto",
            "whether credentials go with the login only, or with every call; auto: always with ibsession, as 1C wants it"),
    COOKIES(
            "cookies",
            SettingType.LIST,
            "",
            "names of the cookies that make the session; empty: all that the login sets, but for those that end early and are not"
                    + " needed"),
    TOKEN(
            "token",
            SettingType.TEXT,
            "",
            "where the answer of the login has the token of the session: a JSON Pointer, such as /access_token, or header:NAME,"
                    + " or body; empty: cookies make the session, but with oauth2 /access_token"),
    TOKEN_AS(
            "token-as",
            SettingType.TEXT,
            "",
            "how the token goes with each call: a header, such as X-Auth-Token: {token}, or a parameter of the query, such as"
                    + " ?access_token={token}; empty: Authorization: Bearer {token}"),
    CALL_HEADERS(
            "call-headers",
            SettingType.SECRET,
            "",
            "further headers of every call and check, such as X-Api-Key: abc, several with a bar between blanks"),
    REFRESH_TOKEN(
            "refresh-token",
            SettingType.SECRET,
            "",
            "oauth2: the first refresh token; later ones are stored, encrypted; the line refresh-token= of credentials-file is"
                    + " the same"),
    REFRESH_FIELD(
            "refresh-field",
            SettingType.TEXT,
            "",
            "oauth2: JSON Pointer to a new refresh token in the answer; empty: /refresh_token"),
    REFRESH_BODY(
            "refresh-body",
            SettingType.SECRET,
            "",
            "oauth2: the body of a request with a refresh token; empty:"
                    + " grant_type=refresh_token&refresh_token={refresh-token}"),
    EXPIRY_FIELD(
            "expiry-field",
            SettingType.TEXT,
            "",
            "JSON Pointer (RFC 6901) into the answer of the login, such as /token/expiry: seconds from now, seconds or"
                    + " milliseconds since 1970, a date and time of ISO 8601, or a JSON Web Token with exp; empty: the"
                    + " cookie or the token tells, else lifetime, but with oauth2 /expires_in"),
    EXPIRY_ZONE("expiry-zone", SettingType.TIME_ZONE, "UTC", "the zone of a date in expiry-field that has no offset"),
    LIFETIME(
            "lifetime",
            SettingType.OPTIONAL_DURATION,
            "off",
            "how long a session lives if the upstream does not tell; off: until a check finds it lost"),
    IDLE(
            "idle",
            SettingType.OPTIONAL_DURATION,
            "off",
            "idle time after which the upstream ends a session; off: none, but 20 s with ibsession"),
    SESSIONS(
            "sessions",
            SettingType.INTEGER,
            "4",
            "ibsession: how many sessions are kept, at most 100, because each serves one call at a time; other logins keep"
                    + " one"),
    LOST(
            "lost",
            SettingType.LIST,
            "",
            "what means that a session is lost: statuses, redirect, html (a page instead of data); empty: 401 redirect"
                    + " html, and 400 404 with ibsession"),
    CONNECT_TIMEOUT("connect-timeout", SettingType.DURATION, "10 s", "how long the keeper waits for a connection"),
    TIMEOUT("timeout", SettingType.DURATION, "30 s", "how long the keeper waits for an answer"),
    CALL_TIMEOUT(
            "call-timeout",
            SettingType.DURATION,
            "60 s",
            "how long a call of a client may last that has set no time-out of its own"),
    PROXY("proxy", SettingType.TEXT, "", "host:port of an HTTP proxy; empty: none"),
    TRUST_STORE(
            "trust-store",
            SettingType.PATH,
            "",
            "a PKCS#12 or JKS file with the certificates to trust; empty: those of the JDK"),
    TRUST_STORE_PASSWORD("trust-store-password", SettingType.SECRET, "", "the password of that file"),
    GATEWAY(
            "gateway",
            SettingType.choice("true", "false"),
            "false",
            "whether programs with the role seans-client may call it by /gateway/<name>"),
    GATEWAY_METHODS(
            "gateway-methods",
            SettingType.LIST,
            "",
            "methods that may be called by the gateway, such as GET HEAD; empty: all but TRACE and CONNECT"),
    GATEWAY_PATHS(
            "gateway-paths",
            SettingType.LIST,
            "",
            "paths below the base URL that may be called by the gateway, such as /hs/stock/* /hs/ping; a * at the end stands"
                    + " for anything; empty: all"),
    GATEWAY_REDIRECTS(
            "gateway-redirects",
            SettingType.choice("rewrite", "pass", "refuse"),
            "rewrite",
            "redirections of the upstream; rewrite: those below the base URL lead to the gateway, others are refused; pass:"
                    + " others are passed on; refuse: all are refused"),
    GATEWAY_FORWARDED(
            "gateway-forwarded",
            SettingType.choice("true", "false"),
            "false",
            "whether the gateway tells the upstream who has called, with X-Forwarded-For, -Proto, -Host and -Prefix"),
    GATEWAY_CALLS(
            "gateway-calls", SettingType.INTEGER, "100", "calls of one user at a time by the gateway, on each node");

    static final String PREFIX = "seans.upstream.";

    private final String suffix;

    @SuppressWarnings("ImmutableEnumChecker") // a reader is a stateless function
    private final SettingType type;

    private final String defaultText;
    private final String description;

    UpstreamSetting(String suffix, SettingType type, String defaultText, String description) {
        this.suffix = suffix;
        this.type = type;
        this.defaultText = defaultText;
        this.description = description;
    }

    /** What stands behind {@code seans.upstream.<name>.}. */
    public String suffix() {
        return suffix;
    }

    /** The whole name for this upstream, as a system property and as a context-param. */
    public String key(String upstream) {
        return PREFIX + upstream + "." + suffix;
    }

    /** The name as an environment variable: {@code SEANS_UPSTREAM_ERP_LOGIN_PATH}. */
    public String environmentName(String upstream) {
        return RawSettings.environmentName(key(upstream));
    }

    public SettingType type() {
        return type;
    }

    /** The default as an operator would write it. */
    public String defaultText() {
        return defaultText;
    }

    public String description() {
        return description;
    }

    static Optional<UpstreamSetting> ofSuffix(String suffix) {
        return Arrays.stream(values())
                .filter(setting -> setting.suffix.equals(suffix))
                .findFirst();
    }

    static List<String> suffixes() {
        return Arrays.stream(values()).map(UpstreamSetting::suffix).toList();
    }
}
