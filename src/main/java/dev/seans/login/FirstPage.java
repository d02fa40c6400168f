package dev.seans.login;

import dev.seans.settings.BodyForm;
import dev.seans.settings.BodyTemplate;
import dev.seans.settings.Secret;
import dev.seans.settings.UpstreamSetting;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The page that is read before a login. */
final class FirstPage {

    private final LoginAnswer answer;

    FirstPage(LoginAnswer answer) {
        this.answer = answer;
    }

    /** After redirects. */
    URI uri() {
        return answer.uri();
    }

    /** What the setting login-token finds in it; empty if it is not set. */
    Optional<Secret> token() throws LoginFailedException {
        Optional<Pattern> pattern = answer.settings().how().pageToken();
        if (pattern.isEmpty()) {
            return Optional.empty();
        }
        String key = UpstreamSetting.LOGIN_TOKEN.key(answer.settings().name());
        answer.wholeBody();
        try {
            Optional<String> found = new PatternSearch(pattern.get()).firstGroup(answer.text());
            return Optional.of(
                    new Secret(found.orElseThrow(() -> answer.unexpected(", and " + key + " finds nothing in it"))));
        } catch (IllegalArgumentException nobodyCanTell) {
            throw answer.unexpected(", and " + key + " " + nobodyCanTell.getMessage());
        }
    }

    /** Its hidden fields, as they stand before the fields of a form; those that the form has itself are left out. */
    String hiddenFieldsBefore(BodyTemplate body) throws LoginFailedException {
        if (!answer.isPage()) {
            return "";
        }
        Set<String> own = body.fields();
        List<HtmlForms.Field> hidden = answer.forms().hiddenFields();
        return hidden.stream()
                .filter(field -> !own.contains(field.name()))
                .map(field -> BodyForm.FORM.inserted(field.name()) + "=" + BodyForm.FORM.inserted(field.value()) + "&")
                .collect(Collectors.joining());
    }
}
