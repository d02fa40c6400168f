package dev.seans.settings;

import static dev.seans.settings.UpstreamSetting.AUTHORIZE;
import static dev.seans.settings.UpstreamSetting.CALL_HEADERS;
import static dev.seans.settings.UpstreamSetting.LOGIN;
import static dev.seans.settings.UpstreamSetting.LOGIN_BODY;
import static dev.seans.settings.UpstreamSetting.LOGIN_HEADERS;
import static dev.seans.settings.UpstreamSetting.LOGIN_METHOD;
import static dev.seans.settings.UpstreamSetting.LOGIN_NEXT_BODY;
import static dev.seans.settings.UpstreamSetting.LOGIN_NEXT_METHOD;
import static dev.seans.settings.UpstreamSetting.LOGIN_NEXT_PATH;
import static dev.seans.settings.UpstreamSetting.LOGIN_PAGE;
import static dev.seans.settings.UpstreamSetting.LOGIN_REFUSED;
import static dev.seans.settings.UpstreamSetting.LOGIN_TOKEN;
import static dev.seans.settings.UpstreamSetting.REFRESH_BODY;
import static dev.seans.settings.UpstreamSetting.REFRESH_FIELD;
import static dev.seans.settings.UpstreamSetting.REFRESH_TOKEN;
import static dev.seans.settings.UpstreamSetting.TOKEN;
import static dev.seans.settings.UpstreamSetting.TOKEN_AS;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** What the settings of a login must fulfil together: each that cannot do anything, or contradicts another one, is a mistake. */
final class LoginRules {

    private static final String AUTHORIZATION = "Authorization";

    private final UpstreamSettings upstream;
    private final LoginKind kind;
    private final List<String> mistakes = new ArrayList<>();

    private LoginRules(UpstreamSettings upstream) {
        this.upstream = upstream;
        this.kind = LoginKind.of(upstream.login());
    }

    /** Every mistake; none if a login can be made. What a setting may hold of secrets is not shown. */
    static List<String> mistakesOf(UpstreamSettings upstream) {
        LoginRules rules = new LoginRules(upstream);
        rules.forms();
        if (rules.mistakes.isEmpty()) {
            rules.needs();
            rules.ofKind();
            rules.placeholders();
            rules.authorization();
        }
        return rules.mistakes;
    }

    private void forms() {
        form(LOGIN_HEADERS, HeaderTemplate::all);
        form(CALL_HEADERS, HeaderTemplate::all);
        form(TOKEN, TokenPlace::parse);
        form(TOKEN_AS, TokenUse::parse);
        form(LOGIN_REFUSED, LoginRules::pattern);
        form(LOGIN_TOKEN, text -> {
            if (pattern(text).matcher("").groupCount() == 0) {
                throw new IllegalArgumentException("expected a group in round brackets, around the token");
            }
        });
        form(REFRESH_FIELD, text -> {
            if (!TokenPlace.JSON_POINTER.matcher(text).matches()) {
                throw new IllegalArgumentException("expected a JSON Pointer, such as /refresh_token");
            }
        });
    }

    private void form(UpstreamSetting setting, Consumer<String> reader) {
        if (isEmpty(setting)) {
            return;
        }
        try {
            reader.accept(written(setting));
        } catch (IllegalArgumentException wrong) {
            mistakes.add(shown(setting) + ": " + wrong.getMessage());
        }
    }

    private static Pattern pattern(String text) {
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException wrong) {
            throw new IllegalArgumentException("expected a regular expression; " + wrong.getDescription(), wrong);
        }
    }

    private void needs() {
        needs(LOGIN_TOKEN, LOGIN_PAGE);
        needs(LOGIN_NEXT_BODY, LOGIN_NEXT_PATH);
        if (!upstream.text(LOGIN_NEXT_METHOD).equals("auto")) {
            needs(LOGIN_NEXT_METHOD, LOGIN_NEXT_PATH);
        }
        if (kind != LoginKind.OAUTH2) {
            needs(TOKEN_AS, TOKEN);
        }
        if (!isEmpty(LOGIN_NEXT_BODY) && upstream.text(LOGIN_NEXT_METHOD).equals("GET")) {
            mistakes.add(shown(LOGIN_NEXT_METHOD) + " sends no body, but " + key(LOGIN_NEXT_BODY) + " is set");
        }
    }

    private void needs(UpstreamSetting setting, UpstreamSetting other) {
        if (!isEmpty(setting) && isEmpty(other)) {
            mistakes.add(shown(setting) + " needs " + key(other) + ", too");
        }
    }

    private void ofKind() {
        if (kind.sendsBasic()) {
            without(LOGIN_BODY);
        }
        if (kind == LoginKind.IBSESSION) {
            List.of(LOGIN_PAGE, LOGIN_NEXT_PATH, LOGIN_REFUSED, TOKEN).forEach(this::without);
        }
        if (kind != LoginKind.OAUTH2 && kind != LoginKind.BEAN) {
            List.of(REFRESH_TOKEN, REFRESH_FIELD, REFRESH_BODY).forEach(this::without);
        }
        if (kind.hasBody() && upstream.text(LOGIN_METHOD).equals("GET")) {
            mistakes.add(shown(LOGIN_METHOD) + " sends no body, but " + shown(LOGIN) + " needs one");
        }
    }

    private void without(UpstreamSetting setting) {
        if (!isEmpty(setting)) {
            mistakes.add(shown(setting) + " has no meaning with " + shown(LOGIN));
        }
    }

    private void placeholders() {
        if (kind == LoginKind.BEAN) {
            return;
        }
        LoginSettings how = upstream.how();
        how.body().ifPresent(body -> body(LOGIN_BODY, body));
        how.nextBody().ifPresent(body -> body(LOGIN_NEXT_BODY, body));
        if (kind == LoginKind.OAUTH2) {
            body(REFRESH_BODY, how.refreshBody());
        }
        how.headers().forEach(header -> names(LOGIN_HEADERS, header.value()));
    }

    private void body(UpstreamSetting setting, BodyTemplate body) {
        names(setting, body.template());
        if (!body.form().accepts(body.template().filled(name -> "0"))) {
            mistakes.add(shown(setting) + ": expected JSON");
        }
    }

    private void names(UpstreamSetting setting, Template template) {
        template.names()
                .forEach(name -> PlaceholderRule.mistake(upstream, setting, name)
                        .ifPresent(mistake -> mistakes.add(shown(setting) + ": " + mistake)));
    }

    /** No two settings may write one header. */
    private void authorization() {
        List<HeaderTemplate> calls = HeaderTemplate.all(written(CALL_HEADERS));
        if (calls.stream().anyMatch(header -> !header.value().names().isEmpty())) {
            mistakes.add(shown(CALL_HEADERS) + ": expected no placeholders, which have values during a login only");
        }
        if (kind.hasSteps()
                && upstream.how().token().isPresent()
                && !upstream.how().tokenUse().inQuery()) {
            String name = upstream.how().tokenUse().name();
            both(calls, name, CALL_HEADERS, TOKEN_AS);
            if (name.equalsIgnoreCase(AUTHORIZATION) && upstream.sendsAuthorizationAlways()) {
                mistakes.add(shown(AUTHORIZE) + " and " + key(TOKEN_AS) + " both send the header " + AUTHORIZATION);
            }
        }
        if (upstream.sendsAuthorizationAlways()) {
            both(calls, AUTHORIZATION, CALL_HEADERS, AUTHORIZE);
        }
        if (kind.sendsBasic()) {
            both(HeaderTemplate.all(written(LOGIN_HEADERS)), AUTHORIZATION, LOGIN_HEADERS, LOGIN);
        }
    }

    private void both(List<HeaderTemplate> headers, String name, UpstreamSetting setting, UpstreamSetting other) {
        if (headers.stream().anyMatch(header -> header.name().equalsIgnoreCase(name))) {
            mistakes.add(shown(setting) + " and " + key(other) + " both send the header " + name);
        }
    }

    private String written(UpstreamSetting setting) {
        return setting.type().equals(SettingType.SECRET)
                ? upstream.secret(setting).text()
                : upstream.text(setting);
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
