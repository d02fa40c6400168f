package dev.seans.client;

import dev.seans.settings.SecretHeader;
import dev.seans.settings.SecretParameter;
import dev.seans.upstream.SessionContent;
import dev.seans.upstream.UpstreamCookie;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A session that all calls share, for programs that call by themselves; all of it from one look at the tables.
 *
 * @param version of the session, by which its loss can be reported
 * @param expiresAt empty if nobody knows
 * @param headers that go with each call, beside the cookies; they replace those of the same name
 * @param parameters of the query that go with each call
 */
public record SharedSession(
        URI baseUrl,
        long version,
        Optional<Instant> expiresAt,
        List<UpstreamCookie> cookies,
        List<SecretHeader> headers,
        List<SecretParameter> parameters) {

    public SharedSession {
        cookies = List.copyOf(cookies);
        headers = List.copyOf(headers);
        parameters = List.copyOf(parameters);
    }

    static SharedSession of(StoredSession session, Optional<Instant> expiresAt) {
        SessionContent content = session.content();
        if (content.oneCallAtATime()) {
            throw new UnsupportedOperationException(session.place().upstream()
                    + ": each of its sessions serves one call at a time, so nobody may take it: call with"
                    + " httpClient()");
        }
        return new SharedSession(
                content.baseUrl(),
                session.place().version(),
                expiresAt,
                content.cookies(),
                content.sentHeaders(),
                content.parameters());
    }
}
