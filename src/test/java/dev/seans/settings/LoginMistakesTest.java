package dev.seans.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings of a login that cannot be meant. */
class LoginMistakesTest {

    private static final String ERP = "seans.upstream.erp.";

    /** The kind, what is set beside a good upstream, divided by semicolons, and what is said then; @ stands for seans.upstream.erp. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '\0',
            value = {
                "basic     ! login-body=geheim            ! @login-body = (set) (system property) has no meaning with @login = basic (system property)",
                "ibsession ! login-page=/a                ! @login-page = /a (system property) has no meaning with @login = ibsession (system property)",
                "ibsession ! token=body                   ! @token = body (system property) has no meaning with @login = ibsession (system property)",
                "form      ! login-body=u={usr}           ! @login-body = (set) (system property): the placeholder {usr} is unknown; the nearest known one is {user}",
                "form      ! login-body=u={cooky:x}       ! @login-body = (set) (system property): the placeholder {cooky:x} is unknown; the nearest known one is {token}",
                "form      ! login-body=u={token}         ! @login-body = (set) (system property): the placeholder {token} needs @login-token",
                "form      ! login-body=u={cookie:x}      ! @login-body = (set) (system property): the placeholder {cookie:x} needs @login-page",
                "form      ! login-body=u={refresh-token} ! @login-body = (set) (system property): the placeholder {refresh-token} has a value in @refresh-body only",
                "json      ! login-body={\"geheim\":user} ! @login-body = (set) (system property): expected JSON",
                "json      ! login-body=[\"{user}\"] x    ! @login-body = (set) (system property): expected JSON",
                "json      ! login-method=GET             ! @login-method = GET (system property) sends no body, but @login = json (system property) needs one",
                "form      ! login-headers=geheim         ! @login-headers = (set) (system property): expected Name: value, and \" | \" between two of them",
                "form      ! login-headers=X Y: geheim    ! @login-headers = (set) (system property): expected a name of a header: letters, digits and hyphens",
                "form      ! call-headers=X-A: ключ       ! @call-headers = (set) (system property): the header X-A can carry printable ASCII only",
                "form      ! call-headers=X-A: 1 | HOST: b ! @call-headers = (set) (system property): the header HOST is written by Seans itself, or by its HTTP client",
                "form      ! login-headers=Cookie: a=b    ! @login-headers = (set) (system property): the header Cookie is written by Seans itself, or by its HTTP client",
                "form      ! login-headers=X: {token}     ! @login-headers = (set) (system property): the placeholder {token} needs @login-token",
                "form      ! call-headers=X: {user}       ! @call-headers = (set) (system property): expected no placeholders, which have values during a login only",
                "basic     ! login-headers=Authorization: x ! @login-headers = (set) (system property) and @login both send the header Authorization",
                "form      ! login-page=start             ! @login-page = start (system property): expected a path that begins with /, with blanks and other letters as %20, without #",
                "form      ! login-token=(x)              ! @login-token = (x) (system property) needs @login-page, too",
                "form      ! login-page=/a;login-token=x  ! @login-token = x (system property): expected a group in round brackets, around the token",
                "form      ! login-page=/a;login-token=(  ! @login-token = ( (system property): expected a regular expression; Unclosed group",
                "form      ! login-refused=[              ! @login-refused = [ (system property): expected a regular expression; Unclosed character class",
                "form      ! login-next-body=geheim       ! @login-next-body = (set) (system property) needs @login-next-path, too",
                "form      ! login-next-method=POST       ! @login-next-method = POST (system property) needs @login-next-path, too",
                "json      ! token=access_token           ! @token = access_token (system property): expected a JSON Pointer, such as /access_token, or header:NAME, or body",
                "json      ! token-as=X: {token}          ! @token-as = X: {token} (system property) needs @token, too",
                "json      ! token=/t;token-as=Bearer     ! @token-as = Bearer (system property): expected Name: value, and \" | \" between two of them",
                "json      ! token=/t;token-as=?a=b       ! @token-as = ?a=b (system property): expected Name: value, and \" | \" between two of them",
                "json      ! token=/t;token-as=X: {user}  ! @token-as = X: {user} (system property): expected a header, such as X-Auth-Token: {token}, or a parameter, such as ?access_token={token}",
                "json      ! token=/t;authorize=always    ! @authorize = always (system property) and @token-as both send the header Authorization",
                "json      ! token=/t;call-headers=authorization: geheim ! @call-headers = (set) (system property) and @token-as both send the header Authorization",
                "json      ! refresh-token=geheim         ! @refresh-token = (set) (system property) has no meaning with @login = json (system property)",
                "oauth2    ! refresh-field=token          ! @refresh-field = token (system property): expected a JSON Pointer, such as /refresh_token",
                "oauth2    ! timeout=4 min                ! @connect-timeout = 10 s (default) and @timeout = 4 min (system property) must not exceed 10 min together, for the 3 requests that a login may take",
            })
    void eachIsNamedInOneSentenceWithoutASecret(String kind, String settings, String said) {
        Map<String, String> given = new HashMap<>(Map.of("login", kind));
        for (String setting : settings.split(";", -1)) {
            given.put(setting.substring(0, setting.indexOf('=')), setting.substring(setting.indexOf('=') + 1));
        }

        assertThatExceptionOfType(InvalidSettingsException.class)
                .isThrownBy(() -> read(given))
                .withMessage("Seans was not started, because of its settings: " + said.replace("@", ERP))
                .withMessageNotContaining("geheim");
    }

    @Test
    void whatIsWellIsRead() {
        LoginSettings how = read(Map.of(
                        "login", "oauth2",
                        "refresh-token", "r",
                        "token-as", "?key={token}",
                        "call-headers", "X-A: b|c | X-D: e"))
                .how();

        assertThat(how.kind()).isEqualTo(LoginKind.OAUTH2);
        assertThat(how.token()).contains(new TokenPlace(TokenPlace.Kind.FIELD, "/access_token"));
        assertThat(how.tokenUse().inQuery()).isTrue();
        assertThat(how.expiryField()).contains("/expires_in");
        assertThat(how.steps()).isEqualTo(3);
        assertThat(read(Map.of("call-headers", "X-A: b|c | X-D: e")).callHeaders())
                .extracting(header -> header.value().text())
                .containsExactly("b|c", "e");
    }

    @Test
    void theStatusesDependOnWhetherThereIsAToken() {
        assertThat(read(Map.of()).how().statuses()).containsExactly(201);
        assertThat(read(Map.of("token", "body")).how().statuses()).hasSize(100);
        assertThat(read(Map.of("login", "form")).how().statuses()).hasSize(100);
    }

    private static UpstreamSettings read(Map<String, String> given) {
        Map<String, String> all = new HashMap<>(Map.of("check-path", "/check"));
        all.putAll(given);
        return GivenSettings.with(GivenUpstreams.of("erp", all)).upstreams().get(0);
    }
}
