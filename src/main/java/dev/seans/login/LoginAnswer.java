package dev.seans.login;

import dev.seans.settings.UpstreamSettings;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an upstream has answered to a request of a login. */
final class LoginAnswer {

    private static final Set<String> PAGES = Set.of("text/html", "application/xhtml+xml");
    private static final Pattern CHARSET = Pattern.compile("charset=\"?([^\";\\s]+)", Pattern.CASE_INSENSITIVE);

    private final UpstreamSettings settings;
    private final LoginPart part;
    private final HttpResponse<Optional<byte[]>> answer;
    private final AnswerTime answered;

    LoginAnswer(
            UpstreamSettings settings, LoginPart part, HttpResponse<Optional<byte[]>> answer, Supplier<Instant> now) {
        this.settings = settings;
        this.part = part;
        this.answer = answer;
        this.answered = AnswerTime.of(answer.headers(), now);
    }

    UpstreamSettings settings() {
        return settings;
    }

    LoginPart part() {
        return part;
    }

    int status() {
        return answer.statusCode();
    }

    /** Of the request. */
    URI uri() {
        return answer.request().uri();
    }

    HttpHeaders headers() {
        return answer.headers();
    }

    AnswerTime answered() {
        return answered;
    }

    /** Where it redirects to, as it stands there. */
    String location() {
        return answer.headers().firstValue("Location").orElse("").strip();
    }

    /** Adds all cookies that it gives out, whether they are wanted or not: they go along until the end of the login. */
    void addCookiesTo(ReceivedCookies cookies) {
        cookies.add(uri(), headers(), answered, name -> true);
    }

    /** Whether it is a page of HTML. */
    boolean isPage() {
        String type = headers().firstValue("Content-Type").orElse("").split(";", 2)[0];
        return PAGES.contains(type.strip().toLowerCase(Locale.ROOT));
    }

    /** The forms of the page. */
    HtmlForms forms() throws LoginFailedException {
        return HtmlForms.of(wholeBody(), charset().map(Charset::name));
    }

    /** The body as a text; empty if it was not read, because it is too long or the status says it all. */
    String text() {
        return new String(answer.body().orElse(new byte[0]), charset().orElse(StandardCharsets.UTF_8));
    }

    /** @throws LoginFailedException if it is too long */
    byte[] wholeBody() throws LoginFailedException {
        return answer.body()
                .orElseThrow(() -> unexpected(" with more than 1 MB, which no login has: is login-path right?"));
    }

    /**
     * A field of its JSON; empty if there is no such field.
     *
     * @throws LoginFailedException if it is no JSON, or the field neither text nor number
     */
    Optional<String> field(String pointer) throws LoginFailedException {
        try {
            return JsonField.find(wholeBody(), pointer);
        } catch (IllegalArgumentException unusable) {
            throw unexpected(", and its field " + pointer + " " + unusable.getMessage());
        }
    }

    /** The same, but empty also if it is no JSON. */
    Optional<String> fieldIfAny(String pointer) {
        try {
            return answer.body().flatMap(body -> JsonField.find(body, pointer));
        } catch (IllegalArgumentException unusable) {
            return Optional.empty();
        }
    }

    /** By the setting expiry-field; empty if it is not set, or the answer has no such field. */
    Optional<Duration> toldLifetime() throws LoginFailedException {
        Optional<String> pointer = settings.how().expiryField();
        Optional<String> told = pointer.isEmpty() ? Optional.empty() : field(pointer.get());
        try {
            return told.map(text -> ToldExpiry.parse(text, answered, settings.expiryZone()));
        } catch (IllegalArgumentException unusable) {
            throw unexpected(", and its field " + pointer.orElse("") + " " + unusable.getMessage());
        }
    }

    /** What was asked, and the status. */
    String said() {
        return RequestText.of(answer.request()) + " was answered " + answer.statusCode();
    }

    /** An answer that a login does not have. */
    LoginFailedException unexpected(String what) {
        return new LoginFailedException(Failure.UNEXPECTED_ANSWER, said() + what);
    }

    private Optional<Charset> charset() {
        Matcher named = CHARSET.matcher(headers().firstValue("Content-Type").orElse(""));
        try {
            return named.find() ? Optional.of(Charset.forName(named.group(1))) : Optional.empty();
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }
}
