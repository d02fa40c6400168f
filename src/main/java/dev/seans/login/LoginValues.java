package dev.seans.login;

import dev.seans.settings.BodyTemplate;
import dev.seans.settings.HeaderTemplate;
import dev.seans.settings.Secret;
import dev.seans.settings.SecretHeader;
import dev.seans.settings.Template;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** What one login knows so far, for the placeholders of its settings; for one thread. */
final class LoginValues {

    private final Credentials credentials;
    private final Optional<Secret> refreshToken;
    private final ReceivedCookies cookies = ReceivedCookies.none();
    private Optional<Secret> token = Optional.empty();

    LoginValues(Credentials credentials, Optional<Secret> refreshToken) {
        this.credentials = credentials;
        this.refreshToken = refreshToken;
    }

    Credentials credentials() {
        return credentials;
    }

    /** Of all answers so far; may be added to. */
    ReceivedCookies cookies() {
        return cookies;
    }

    /** What stands for {@code {token}} from now on. */
    void token(Secret found) {
        token = Optional.of(found);
    }

    /** @throws LoginFailedException if a placeholder has no value */
    String filled(BodyTemplate body) throws LoginFailedException {
        require(body.template());
        return body.filled(name -> value(name).orElse(""));
    }

    /**
     * Those headers whose placeholders have values by now.
     *
     * @throws LoginFailedException if a value is none that a header can carry
     */
    List<SecretHeader> known(List<HeaderTemplate> headers) throws LoginFailedException {
        try {
            return headers.stream()
                    .filter(header -> missing(header.value()).isEmpty())
                    .map(header -> new SecretHeader(header.name(), new Secret(filled(header.value()))))
                    .toList();
        } catch (IllegalArgumentException unusable) {
            throw new LoginFailedException(Failure.UNEXPECTED_ANSWER, String.valueOf(unusable.getMessage()));
        }
    }

    private String filled(Template template) {
        return template.filled(name -> value(name).orElse(""));
    }

    /** @throws LoginFailedException if a placeholder has no value */
    void require(Template template) throws LoginFailedException {
        Optional<String> missing = missing(template);
        if (missing.isPresent()) {
            throw new LoginFailedException(
                    Failure.UNEXPECTED_ANSWER,
                    "no answer before the request that needs {" + missing.get() + "} had a value for it");
        }
    }

    private Optional<String> missing(Template template) {
        return template.names().stream().filter(name -> value(name).isEmpty()).findFirst();
    }

    private Optional<String> value(String name) {
        return switch (name) {
            case "user" -> Optional.of(credentials.user());
            case "password" -> Optional.of(credentials.password().text());
            case "token" -> token.map(Secret::text);
            case "refresh-token" -> refreshToken.map(Secret::text);
            default -> cookies.value(name.substring(Template.COOKIE.length())).map(LoginValues::decoded);
        };
    }

    /** As scripts of a page read it before they send it back. */
    private static String decoded(String cookie) {
        try {
            return URLDecoder.decode(cookie.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return cookie;
        }
    }
}
