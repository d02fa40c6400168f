package dev.seans.login;

import dev.seans.settings.BodyTemplate;
import dev.seans.settings.HeaderTemplate;
import dev.seans.settings.LoginKind;
import dev.seans.settings.LoginSettings;
import dev.seans.settings.Secret;
import dev.seans.settings.SecretHeader;
import dev.seans.settings.UpstreamSettings;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One login, as the settings describe it:
 *
 * <ol>
 *   <li>The first page is read, if there is one: its cookies go along from now on, its token is found, and its hidden fields.
 *   <li>The login request is sent. With a form its redirects are followed.
 *   <li>The token of the answer is found, if one makes the session; it goes along from now on.
 *   <li>The second request is sent, if there is one; a token in its answer replaces the first one.
 *   <li>With a form the last answer must not be a page to log in at.
 *   <li>All cookies that are there by now, and the token, are the session.
 * </ol>
 */
final class LoginCourse {

    private final UpstreamSettings settings;
    private final LoginSettings how;
    private final LoginValues values;
    private final LoginSender sender;

    /** @param now what time it is if an answer does not tell */
    LoginCourse(UpstreamAccess access, LoginValues values, Supplier<Instant> now) {
        this.settings = access.settings();
        this.how = settings.how();
        this.values = values;
        this.sender = new LoginSender(access, values, now);
    }

    /**
     * Steps 1 and 2; gives the answer to the login request.
     *
     * @param body of the request, if it has one
     * @param own headers of this kind of login
     */
    LoginAnswer begin(Optional<BodyTemplate> body, List<SecretHeader> own)
            throws LoginFailedException, InterruptedException {
        Optional<FirstPage> page = readPage(); // 1
        for (HeaderTemplate header : how.headers()) {
            values.require(header.value());
        }
        HttpRequest.Builder request = sender.request(settings.loginPath()); // 2
        own.forEach(header -> request.setHeader(header.name(), header.value().text()));
        page.ifPresent(read -> request.setHeader("Referer", read.uri().toString()));
        String hidden = "";
        if (body.isPresent() && how.kind() != LoginKind.FORM) {
            request.setHeader("Accept", "application/json");
        } else if (body.isPresent() && page.isPresent()) {
            hidden = page.get().hiddenFieldsBefore(body.get());
        }
        return sender.send(LoginPart.LOGIN, request.method(how.method(), written(request, body, hidden)));
    }

    private Optional<FirstPage> readPage() throws LoginFailedException, InterruptedException {
        if (how.page().isEmpty()) {
            return Optional.empty();
        }
        FirstPage page = new FirstPage(
                sender.send(LoginPart.PAGE, sender.request(how.page().get()).GET()));
        page.token().ifPresent(values::token);
        return Optional.of(page);
    }

    private BodyPublisher written(HttpRequest.Builder request, Optional<BodyTemplate> body, String hidden)
            throws LoginFailedException {
        if (body.isEmpty()) {
            return BodyPublishers.noBody();
        }
        request.setHeader("Content-Type", body.get().form().contentType());
        return BodyPublishers.ofString(hidden + values.filled(body.get()));
    }

    /** Steps 3 to 6. */
    GrantedSession end(LoginAnswer first) throws LoginFailedException, InterruptedException {
        Optional<Secret> token = tokenOf(first); // 3
        token.ifPresent(found -> {
            values.token(found);
            sender.token(found);
        });
        LoginAnswer last = first;
        if (how.nextPath().isPresent()) {
            last = next(how.nextPath().get()); // 4
            token = newer(tokenOf(last), token);
        }
        last.wholeBody();
        requireNoLoginPage(last); // 5
        if (how.token().isPresent() && token.isEmpty()) {
            throw new ReceivedToken(last, how.token().get()).missing();
        }
        return new ReceivedSession(settings, values.cookies(), token, first, last).granted(); // 6
    }

    private Optional<Secret> tokenOf(LoginAnswer answer) throws LoginFailedException {
        return how.token().isPresent() ? new ReceivedToken(answer, how.token().get()).find() : Optional.empty();
    }

    private static Optional<Secret> newer(Optional<Secret> later, Optional<Secret> earlier) {
        return later.isPresent() ? later : earlier;
    }

    private LoginAnswer next(String path) throws LoginFailedException, InterruptedException {
        HttpRequest.Builder request = sender.request(path);
        request.method(how.nextMethod(), written(request, how.nextBody(), ""));
        return sender.send(LoginPart.NEXT, request);
    }

    private void requireNoLoginPage(LoginAnswer last) throws LoginFailedException {
        if (how.kind() == LoginKind.FORM && last.isPage() && last.forms().wantPassword()) {
            HttpRequest login = sender.request(settings.loginPath())
                    .method(how.method(), BodyPublishers.noBody())
                    .build();
            throw new LoginFailedException(
                    Failure.FORBIDDEN,
                    RequestText.of(login)
                            + " was answered with its login page again: user or password are wrong, or a field is"
                            + " missing");
        }
    }
}
