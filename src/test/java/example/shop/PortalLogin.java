package example.shop;

import dev.seans.login.Credentials;
import dev.seans.login.Failure;
import dev.seans.login.GrantedSession;
import dev.seans.login.LoginFailedException;
import dev.seans.login.UpstreamAccess;
import dev.seans.login.UpstreamLogin;
import dev.seans.settings.Secret;
import dev.seans.settings.UpstreamSetting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

@ApplicationScoped
@Named("portal")
public class PortalLogin implements UpstreamLogin {

    @Override
    public GrantedSession login(UpstreamAccess access, Credentials credentials)
            throws LoginFailedException, InterruptedException {
        HttpResponse<String> answer = ask(access, credentials);
        if (answer.statusCode() == 401) {
            throw new LoginFailedException(Failure.REFUSED, "the portal does not know the user");
        }
        if (answer.statusCode() != 200) {
            throw new LoginFailedException(Failure.UNEXPECTED_ANSWER, "the portal has answered " + answer.statusCode());
        }
        return GrantedSession.bearer(new Secret(answer.body()), Optional.of(Duration.ofHours(1)));
    }

    private static HttpResponse<String> ask(UpstreamAccess access, Credentials credentials)
            throws LoginFailedException, InterruptedException {
        String form = "user=" + encoded(credentials.user()) + "&password="
                + encoded(credentials.password().text());
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(access.settings().baseUrl() + "/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .timeout(access.settings().duration(UpstreamSetting.TIMEOUT))
                .POST(BodyPublishers.ofString(form))
                .build();
        try {
            return access.http().send(request, BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new LoginFailedException(Failure.UNREACHABLE, "the portal does not answer");
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
