package dev.seans.settings;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How a login is made at an upstream: what its settings say, with the defaults of its kind. */
public final class LoginSettings {

    static final String FORM_BODY = "user={user}&password={password}";
    static final String JSON_BODY = "{\"user\":\"{user}\",\"password\":\"{password}\"}";
    static final String CLIENT_CREDENTIALS = "grant_type=client_credentials";
    static final String REFRESH = "grant_type=refresh_token&refresh_token={refresh-token}";

    private static final String AUTO = "auto";
    private static final String POST = "POST";
    private static final String GET = "GET";
    private static final Set<Integer> CREATED = Set.of(201);
    private static final Set<Integer> SUCCESSFUL =
            IntStream.rangeClosed(200, 299).boxed().collect(Collectors.toUnmodifiableSet());

    /** A refresh token of an earlier login, the operator's own, and what there is without one. */
    private static final int MOST_WAYS = 3;

    private final UpstreamSettings upstream;

    LoginSettings(UpstreamSettings upstream) {
        this.upstream = upstream;
    }

    public LoginKind kind() {
        return LoginKind.of(upstream.login());
    }

    /** GET or POST. */
    public String method() {
        String method = upstream.text(UpstreamSetting.LOGIN_METHOD);
        if (!method.equals(AUTO)) {
            return method;
        }
        return kind().hasBody() || kind() == LoginKind.BASIC ? POST : GET;
    }

    /** Statuses with which a login is accepted. */
    public Set<Integer> statuses() {
        List<String> given = upstream.list(UpstreamSetting.LOGIN_STATUS);
        if (!given.isEmpty()) {
            return given.stream().map(Integer::valueOf).collect(Collectors.toUnmodifiableSet());
        }
        return kind() == LoginKind.BASIC && token().isEmpty() ? CREATED : SUCCESSFUL;
    }

    /** Empty if the kind sends none. */
    public Optional<BodyTemplate> body() {
        return switch (kind()) {
            case FORM -> body(UpstreamSetting.LOGIN_BODY, FORM_BODY);
            case JSON -> body(UpstreamSetting.LOGIN_BODY, JSON_BODY);
            case OAUTH2 -> body(UpstreamSetting.LOGIN_BODY, CLIENT_CREDENTIALS);
            default -> Optional.empty();
        };
    }

    /** Whether an operator has written the body of the login request. */
    public boolean hasOwnBody() {
        return upstream.effective(UpstreamSetting.LOGIN_BODY).isGiven();
    }

    /** Further headers of all requests of a login. */
    public List<HeaderTemplate> headers() {
        return HeaderTemplate.all(upstream.secret(UpstreamSetting.LOGIN_HEADERS).text());
    }

    /** The path of a page that is read before the login. */
    public Optional<String> page() {
        return text(UpstreamSetting.LOGIN_PAGE);
    }

    /** What finds the token of that page: its first group. */
    public Optional<Pattern> pageToken() {
        return text(UpstreamSetting.LOGIN_TOKEN).map(Pattern::compile);
    }

    /** The path of a second request. */
    public Optional<String> nextPath() {
        return text(UpstreamSetting.LOGIN_NEXT_PATH);
    }

    /** Of the second request. */
    public Optional<BodyTemplate> nextBody() {
        return body(UpstreamSetting.LOGIN_NEXT_BODY, "");
    }

    /** Of the second request: GET or POST. */
    public String nextMethod() {
        String method = upstream.text(UpstreamSetting.LOGIN_NEXT_METHOD);
        if (!method.equals(AUTO)) {
            return method;
        }
        return nextBody().isPresent() ? POST : GET;
    }

    /** What stands in an answer that refuses user and password. */
    public Optional<Pattern> refused() {
        return text(UpstreamSetting.LOGIN_REFUSED).map(Pattern::compile);
    }

    /** Where the answer has the token that makes the session; empty if cookies make it. */
    public Optional<TokenPlace> token() {
        return text(UpstreamSetting.TOKEN).or(() -> ofOauth2("/access_token")).map(TokenPlace::parse);
    }

    /** How the token goes with calls. */
    public TokenUse tokenUse() {
        return text(UpstreamSetting.TOKEN_AS).map(TokenUse::parse).orElse(TokenUse.BEARER);
    }

    /** The JSON Pointer of the end of the session. */
    public Optional<String> expiryField() {
        return text(UpstreamSetting.EXPIRY_FIELD).or(() -> ofOauth2("/expires_in"));
    }

    /** The JSON Pointer of a new refresh token. */
    public Optional<String> refreshField() {
        return text(UpstreamSetting.REFRESH_FIELD).or(() -> ofOauth2("/refresh_token"));
    }

    /** Of a request with a refresh token. */
    public BodyTemplate refreshBody() {
        return body(UpstreamSetting.REFRESH_BODY, REFRESH).orElseThrow();
    }

    /** How many exchanges a login takes at the most; each with its redirects has the time of one. */
    public int steps() {
        int ways = kind() == LoginKind.OAUTH2 ? MOST_WAYS : 1;
        return ways * (1 + (page().isPresent() ? 1 : 0) + (nextPath().isPresent() ? 1 : 0));
    }

    /** All that decides what is sent, in an order that does not change; for fingerprints, because secrets are in it. */
    public List<String> sent() {
        Stream<String> texts = Stream.of(
                        UpstreamSetting.LOGIN,
                        UpstreamSetting.LOGIN_METHOD,
                        UpstreamSetting.LOGIN_PATH,
                        UpstreamSetting.LOGIN_PAGE,
                        UpstreamSetting.LOGIN_TOKEN,
                        UpstreamSetting.LOGIN_NEXT_PATH)
                .map(upstream::text);
        Stream<String> secrets = Stream.of(
                        UpstreamSetting.LOGIN_BODY,
                        UpstreamSetting.LOGIN_HEADERS,
                        UpstreamSetting.LOGIN_NEXT_BODY,
                        UpstreamSetting.REFRESH_BODY)
                .map(setting -> upstream.secret(setting).text());
        return Stream.concat(texts, secrets).toList();
    }

    private Optional<BodyTemplate> body(UpstreamSetting setting, String otherwise) {
        String given = upstream.secret(setting).text();
        String text = given.isEmpty() ? otherwise : given;
        return Optional.of(text)
                .filter(written -> !written.isEmpty())
                .map(written -> new BodyTemplate(BodyForm.of(kind(), written), new Template(written)));
    }

    private Optional<String> ofOauth2(String pointer) {
        return kind() == LoginKind.OAUTH2 ? Optional.of(pointer) : Optional.empty();
    }

    private Optional<String> text(UpstreamSetting setting) {
        return Optional.of(upstream.text(setting)).filter(given -> !given.isEmpty());
    }
}
