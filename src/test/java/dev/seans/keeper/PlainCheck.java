package dev.seans.keeper;

import dev.seans.settings.Secret;
import dev.seans.settings.UpstreamSetting;
import dev.seans.upstream.SessionContent;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Collectors;

/** The least that tries a session at a {@link TestUpstream}, over HTTP. */
final class PlainCheck extends SessionCheck {

    @Override
    public CheckOutcome of(UpstreamAccess access, SessionContent session) throws InterruptedException {
        String cookies = session.cookies().stream()
                .map(cookie -> cookie.name() + "=" + cookie.value())
                .collect(Collectors.joining("; "));
        HttpRequest.Builder request = PlainLogin.request(
                        access, access.settings().text(UpstreamSetting.CHECK_PATH))
                .header("Cookie", cookies);
        session.authorization().map(Secret::text).ifPresent(value -> request.header("Authorization", value));
        try {
            int status = access.http()
                    .send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            if (session.lost().matches(status, "")) {
                return new CheckOutcome.Lost("it answered " + status);
            }
            if (status == 406) {
                return new CheckOutcome.Busy();
            }
            return status < 300
                    ? new CheckOutcome.Alive(List.of())
                    : new CheckOutcome.Unknown(Failure.UNEXPECTED_ANSWER, "it answered " + status);
        } catch (IOException away) {
            return new CheckOutcome.Unknown(Failure.UNREACHABLE, "it does not answer");
        }
    }
}
